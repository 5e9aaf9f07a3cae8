namespace SunshineConversations.EchoBot;

/// <summary>The section <c>EchoBot</c>.</summary>
internal sealed class BotOptions
{
    /// <summary>The app in which the bot speaks.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Where the service reaches this program, such as the address of a tunnel. The address that it listens on by default.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The switchboard integration that gets control when a user asks for an agent.</summary>
    public string AgentIntegration { get; set; } = "agentWorkspace";
}
