using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A conversation as it is kept and as it is sent.</summary>
internal sealed record Conversation
{
    public const string Personal = "personal";
    public const string SdkGroup = "sdkGroup";

    public required string Id { get; init; }

    public required string Type { get; init; }

    public JsonElement? Metadata { get; init; }

    public required bool IsDefault { get; init; }

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? IconUrl { get; init; }

    public required string LastUpdatedAt { get; init; }

    public required string CreatedAt { get; init; }

    [JsonIgnore]
    public IReadOnlyList<EmulatorUser> Participants { get; init; } = [];
}

/// <summary>What a caller may set on a conversation.</summary>
internal sealed record ConversationDetails(string? DisplayName, string? Description, string? IconUrl, JsonElement? Metadata)
{
    public static readonly ConversationDetails Empty = new(null, null, null, null);
}

internal sealed record ConversationBody(Conversation Conversation);

internal sealed record ConversationListBody(IReadOnlyList<Conversation> Conversations, ListMeta Meta, ListLinks Links);

internal sealed record ListMeta(bool HasMore, string? AfterCursor, string? BeforeCursor);

internal sealed record ListLinks(string? Prev, string? Next);

internal sealed record ConversionEventsBody(ConversionEvents ConversionEvents);

internal sealed record ConversionEvents(long DatasetId, int EventsReceived);
