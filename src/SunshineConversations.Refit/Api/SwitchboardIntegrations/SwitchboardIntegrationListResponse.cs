using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The switchboard integrations of a switchboard.</summary>
public sealed class SwitchboardIntegrationListResponse : ApiObject, IEnvelope
{
    /// <summary>The switchboard integrations: the list contains no <see langword="null"/>. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("switchboardIntegrations")]
    public IReadOnlyList<SwitchboardIntegration> SwitchboardIntegrations { get; set => field = value is null ? null! : ListExtensions.WithoutNulls(value); } = null!;

    bool IEnvelope.HasPayload => SwitchboardIntegrations is not null;
}
