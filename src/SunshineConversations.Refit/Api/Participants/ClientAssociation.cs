using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A client through which a user takes part in a conversation. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ClientAssociation : ApiObject
{
    /// <summary>The channel.</summary>
    [JsonPropertyName("type")]
    public ClientType? Type { get; set; }

    /// <summary>The ID of the client.</summary>
    [JsonPropertyName("clientId")]
    public string? ClientId { get; set; }
}
