namespace SunshineConversations.EchoBot;

/// <summary>The section <c>EchoBot</c>, and the app, which is in the section of the client as its key is.</summary>
internal sealed class BotOptions
{
    /// <summary>The app in which the bot speaks: <c>SunshineConversations:AppId</c>.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The URL at which the service reaches this program, such as that of a tunnel. By default the URL that it listens on.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The switchboard integration that is given control when a user asks for an agent, and the next one after the bot.</summary>
    public string AgentIntegration { get; set; } = SwitchboardTarget.AgentWorkspace;
}
