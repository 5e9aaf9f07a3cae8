using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of an operation that returns a key of a custom integration.</summary>
public sealed class IntegrationApiKeyResponse : ApiObject, IEnvelope
{
    /// <summary>The key. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("key")]
    public IntegrationApiKey Key { get; set; } = null!;

    bool IEnvelope.HasPayload => Key is not null;
}
