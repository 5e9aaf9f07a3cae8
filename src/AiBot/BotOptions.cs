namespace SunshineConversations.AiBot;

/// <summary>The section <c>AiBot</c>, and the app, which is in the section of the client as its key is.</summary>
internal sealed class BotOptions
{
    /// <summary>The app in which the bot speaks: <c>SunshineConversations:AppId</c>.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The URL at which the service reaches this program, such as that of a tunnel. By default the URL that it listens on.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The switchboard integration that takes over, and the next one after the bot.</summary>
    public string AgentIntegration { get; set; } = SwitchboardTarget.AgentWorkspace;

    /// <summary>The system message of the model.</summary>
    public string Instructions { get; set; } =
        "You are the assistant of a shop and write in a chat: briefly, in the language of the user, without Markdown. Use the tool when the user wants a human, is upset, or needs what you cannot do or do not know.";

    /// <summary>Texts with one of these, in any case, hand over without asking the model. Those of the configuration are added.</summary>
    public IList<string> HandOverPhrases { get; } = ["talk to a human", "talk to a person", "talk to an agent", "speak to a human", "speak to a person", "speak to an agent"];

    /// <summary>The text that the user reads when agents take over.</summary>
    public string HandOverText { get; set; } = "I am passing you to a colleague, who will write to you here.";

    /// <summary>How long the model may take, its client's retries included, before agents take over. By default 15 seconds, and a minute with the inbox.</summary>
    public TimeSpan ModelTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
