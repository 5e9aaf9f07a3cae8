using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A conversation between a business and its users. A member that the service left out, or sent as null, is null.</summary>
public sealed class Conversation : WireObject
{
    /// <summary>The id of the conversation.</summary>
    public string? Id { get; init; }

    /// <summary>What kind of conversation it is; may be a kind that this version does not know.</summary>
    public ConversationType? Type { get; init; }

    /// <summary>Custom properties.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>The switchboard integration in control of the conversation; null when there is none.</summary>
    public SwitchboardIntegration? ActiveSwitchboardIntegration { get; init; }

    /// <summary>The switchboard integration that was offered control and has not taken it; null when there is none.</summary>
    public SwitchboardIntegration? PendingSwitchboardIntegration { get; init; }

    /// <summary>Whether it is its user's default conversation: the first personal one, which cannot be deleted.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>A friendly name, shown to the business or the user.</summary>
    public string? DisplayName { get; init; }

    /// <summary>A short text about the conversation.</summary>
    public string? Description { get; init; }

    /// <summary>The address of a JPG, PNG or GIF picture for the conversation.</summary>
    public string? IconUrl { get; init; }

    /// <summary>When the business last marked it as read; null when it never did.</summary>
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? BusinessLastRead { get; init; }

    /// <summary>When its last message came, or when it was created if none came yet.</summary>
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>When it was created.</summary>
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? CreatedAt { get; init; }
}
