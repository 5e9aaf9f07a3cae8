using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Everything that is sent or read: one line for each body and each answer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ConversationCreateBody))]
[JsonSerializable(typeof(ConversationListResponse))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ConversationUpdateBody))]
[JsonSerializable(typeof(ConversionEventsBody))]
[JsonSerializable(typeof(ConversionEventsResponse))]
[JsonSerializable(typeof(DownloadMessageRefBody))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SunshineConversationsJsonContext : JsonSerializerContext;
