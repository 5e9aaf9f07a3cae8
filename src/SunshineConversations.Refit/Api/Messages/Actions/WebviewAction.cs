using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A button that opens a page inside the conversation.</summary>
public sealed class WebviewAction : MessageAction
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public WebviewAction()
    {
    }

    /// <summary>Creates a button that opens a page inside the conversation.</summary>
    /// <param name="text">The text of the button.</param>
    /// <param name="uri">The URL of the page.</param>
    /// <param name="fallback">The URL of the page for channels without webviews.</param>
    public WebviewAction(string text, string uri, string fallback)
    {
        Text = text;
        Uri = uri;
        Fallback = fallback;
    }

    /// <summary>The discriminator: <c>webview</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "webview";

    /// <summary>The text of the button. Required.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set => field = value ?? ""; } = "";

    /// <summary>The URL of the page. Required.</summary>
    [JsonPropertyName("uri")]
    public string Uri { get; set => field = value ?? ""; } = "";

    /// <summary>The URL of the page for channels without webviews. Required.</summary>
    [JsonPropertyName("fallback")]
    public string Fallback { get; set => field = value ?? ""; } = "";

    /// <summary>The size of the webview. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("size")]
    public WebviewSize? Size { get; set; }

    /// <summary>Whether the page opens automatically, for at most one action per message and only in the Web Messenger. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("openOnReceive")]
    public bool? OpenOnReceive { get; set; }

    /// <summary>Whether it is the default action of its item in Messenger. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("default")]
    public bool? Default { get; set; }

    /// <summary>Channel-specific options. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("extraChannelOptions")]
    public ExtraChannelOptions? ExtraChannelOptions { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Text, nameof(Text))
        ?? BodyRules.Missing(Uri, nameof(Uri))
        ?? BodyRules.Missing(Fallback, nameof(Fallback));
}
