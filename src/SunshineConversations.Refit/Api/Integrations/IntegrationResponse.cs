using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of the operations that create, get or change one integration.</summary>
public sealed class IntegrationResponse : ApiObject, IEnvelope
{
    /// <summary>The integration. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("integration")]
    public Integration Integration { get; set; } = null!;

    bool IEnvelope.HasPayload => Integration is not null;
}
