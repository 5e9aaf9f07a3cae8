namespace SunshineConversations;

/// <summary>An integration of a switchboard: who answers a conversation, a bot or a team of agents.</summary>
public sealed class SwitchboardIntegration : WireObject
{
    /// <summary>The id of the switchboard integration.</summary>
    public string? Id { get; init; }

    /// <summary>Its name in the transfer of control.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the integration that receives the switchboard's events.</summary>
    public string? IntegrationId { get; init; }

    /// <summary>The type of that integration, such as <c>zd:agentWorkspace</c>; for an OAuth integration its client id.</summary>
    public string? IntegrationType { get; init; }
}
