using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of the operation that creates a client.</summary>
public sealed class ClientResponse : ApiObject, IEnvelope
{
    /// <summary>The client. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("client")]
    public Client Client { get; set; } = null!;

    bool IEnvelope.HasPayload => Client is not null;
}
