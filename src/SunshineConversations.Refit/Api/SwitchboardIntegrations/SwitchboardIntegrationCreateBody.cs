using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The switchboard integration to create, for one integration: <c>new("bot") { IntegrationId = "…" }</c> for a custom
/// one, <c>new("agents") { IntegrationType = new("zd:agentWorkspace") }</c> for one of OAuth.
/// </summary>
public sealed class SwitchboardIntegrationCreateBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public SwitchboardIntegrationCreateBody()
    {
    }

    /// <summary>Creates a switchboard integration with this name.</summary>
    /// <param name="name">The name: letters, digits, hyphens and underscores, at most 128 characters.</param>
    public SwitchboardIntegrationCreateBody(string name) => Name = name;

    /// <summary>The name, by which control is passed to it: letters, digits, hyphens and underscores, at most 128 characters. Required.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";

    /// <summary>The ID of the integration, which identifies a custom integration. Set either this or <see cref="IntegrationType"/>; <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>The type of the integration: <c>zd:agentWorkspace</c>, or the client ID of an OAuth integration. Set either this or <see cref="IntegrationId"/>; <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("integrationType")]
    public IntegrationType? IntegrationType { get; set; }

    /// <summary>Whether it receives events while it is not in control. <see langword="null"/> is omitted; the service then uses <see langword="true"/>.</summary>
    [JsonPropertyName("deliverStandbyEvents")]
    public bool? DeliverStandbyEvents { get; set; }

    /// <summary>The ID of the switchboard integration that control is passed to as <see cref="SwitchboardTarget.Next"/>. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("nextSwitchboardIntegrationId")]
    public string? NextSwitchboardIntegrationId { get; set; }

    /// <summary>The number of messages of the conversation in the event that hands over control, from 1 to 10. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("messageHistoryCount")]
    public int? MessageHistoryCount { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Name, nameof(Name))
        ?? BodyRules.NotExactlyOne((IntegrationId, nameof(IntegrationId)), (IntegrationType?.Value, nameof(IntegrationType)))
        ?? BodyRules.InIdentifier(IntegrationId, nameof(IntegrationId))
        ?? BodyRules.InIdentifier(IntegrationType?.Value, nameof(IntegrationType))
        ?? BodyRules.InIdentifier(NextSwitchboardIntegrationId, nameof(NextSwitchboardIntegrationId));
}
