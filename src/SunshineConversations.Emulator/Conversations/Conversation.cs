using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A conversation as it is stored and written.</summary>
internal sealed record Conversation
{
    public const string Personal = "personal";
    public const string SdkGroup = "sdkGroup";

    public required string Id { get; init; }

    public required string Type { get; init; }

    public JsonElement? Metadata { get; init; }

    public SwitchboardReference? ActiveSwitchboardIntegration { get; init; }

    public SwitchboardReference? PendingSwitchboardIntegration { get; init; }

    public required bool IsDefault { get; init; }

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? IconUrl { get; init; }

    public string? BusinessLastRead { get; init; }

    /// <summary>The time of the last message, or of the creation.</summary>
    public required string LastUpdatedAt { get; init; }

    public required string CreatedAt { get; init; }

    /// <summary>Whether the business has begun to write, and not yet stopped.</summary>
    [JsonIgnore]
    public bool IsBusinessTyping { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>The keys that it can be listed by: each user, and for a default conversation also as that of its user.</summary>
    [JsonIgnore]
    public IEnumerable<string> Keys => IsDefault ? [.. UserIds, DefaultOf(UserIds[0])] : UserIds;

    /// <summary>The key of the default conversation of a user.</summary>
    public static string DefaultOf(string userId) => $"default of {userId}";
}

internal sealed record ConversationBody(Conversation Conversation);

internal sealed record ConversationListBody(IReadOnlyList<Conversation> Conversations, ListMeta Meta, ListLinks Links);

internal sealed record ConversionEventsBody(ConversionEvents ConversionEvents);

internal sealed record ConversionEvents(long DatasetId, int EventsReceived);
