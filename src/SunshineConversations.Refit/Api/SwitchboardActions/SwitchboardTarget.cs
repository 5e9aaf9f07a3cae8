namespace SunshineConversations;

/// <summary>Names of the switchboard integrations of a Zendesk account, and a keyword that can be used instead of a name.</summary>
public static class SwitchboardTarget
{
    /// <summary>The agents of Zendesk. The name is that in the switchboards of accounts (seen in November 2026; the API's description does not give it).</summary>
    public const string AgentWorkspace = "zd-agentWorkspace";

    /// <summary>The conversation bot of Zendesk. The name is that in the switchboards of accounts (seen in November 2026; the API's description does not give it).</summary>
    public const string AnswerBot = "zd-answerBot";

    /// <summary>
    /// The switchboard integration that follows the current one. Only for callers that the service can identify as an
    /// integration: with the key of an integration, or OAuth.
    /// </summary>
    public const string Next = "next";
}
