using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A user in a conversation, as it is stored and written.</summary>
internal sealed record Participant
{
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public string? UserExternalId { get; init; }

    public int UnreadCount { get; init; }

    /// <summary>The clients of the user that are active in the conversation.</summary>
    public IReadOnlyList<ClientAssociation> ClientAssociations { get; init; } = [];

    public string? LastRead { get; init; }

    [JsonIgnore]
    public string ConversationId { get; init; } = "";
}

internal sealed record ClientAssociation(string Type, string ClientId);

internal sealed record ParticipantBody(Participant Participant);

internal sealed record ParticipantListBody(IReadOnlyList<Participant> Participants, ListMeta Meta, ListLinks Links);
