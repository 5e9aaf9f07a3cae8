using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A client of a user, as it is stored and written.</summary>
internal sealed record Client
{
    /// <summary>The type of the client that represents all SDK integrations of a user.</summary>
    public const string Sdk = "sdk";

    public const string Active = "active";
    public const string Pending = "pending";

    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public string? IntegrationId { get; init; }

    public string? ExternalId { get; init; }

    public string? LastSeen { get; init; }

    public string? LinkedAt { get; init; }

    public string? DisplayName { get; init; }

    public string? AvatarUrl { get; init; }

    public JsonElement? Info { get; init; }

    public JsonElement? Raw { get; init; }

    [JsonIgnore]
    public string UserId { get; init; } = "";

    /// <summary>The conversation that a pending client will be attached to.</summary>
    [JsonIgnore]
    public string? ConversationId { get; init; }
}

internal sealed record ClientBody(Client Client);

internal sealed record ClientListBody(IReadOnlyList<Client> Clients, ListMeta Meta, ListLinks Links);
