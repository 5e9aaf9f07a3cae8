using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of an operation that returns a switchboard integration.</summary>
public sealed class SwitchboardIntegrationResponse : ApiObject, IEnvelope
{
    /// <summary>The switchboard integration. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("switchboardIntegration")]
    public SwitchboardIntegration SwitchboardIntegration { get; set; } = null!;

    bool IEnvelope.HasPayload => SwitchboardIntegration is not null;
}
