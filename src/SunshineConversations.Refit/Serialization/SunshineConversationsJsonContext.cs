using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Everything that is sent or read: one line for each body and each response, grouped by the API's tags.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
// Every tag
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(JsonObject))]
// Conversations
[JsonSerializable(typeof(ConversationCreateBody))]
[JsonSerializable(typeof(ConversationListResponse))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ConversationUpdateBody))]
[JsonSerializable(typeof(ConversionEventsBody))]
[JsonSerializable(typeof(ConversionEventsResponse))]
[JsonSerializable(typeof(DownloadMessageRefBody))]
internal sealed partial class SunshineConversationsJsonContext : JsonSerializerContext;
