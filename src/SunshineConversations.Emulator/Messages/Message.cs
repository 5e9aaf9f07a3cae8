using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A message as it is stored and written.</summary>
internal sealed record Message
{
    public required string Id { get; init; }

    public required string Received { get; init; }

    public required Author Author { get; init; }

    public required JsonElement Content { get; init; }

    public required Source Source { get; init; }

    public JsonElement? Metadata { get; init; }

    [JsonIgnore]
    public string ConversationId { get; init; } = "";
}

internal sealed record MessagesBody(IReadOnlyList<Message> Messages);

internal sealed record MessageListBody(IReadOnlyList<Message> Messages, ListMeta Meta, ListLinks Links);
