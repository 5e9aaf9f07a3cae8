using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A button that opens a page.</summary>
public sealed class LinkAction : MessageAction
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public LinkAction()
    {
    }

    /// <summary>Creates a button that opens a page.</summary>
    /// <param name="text">The text of the button.</param>
    /// <param name="uri">The URL of the page.</param>
    public LinkAction(string text, string uri)
    {
        Text = text;
        Uri = uri;
    }

    /// <summary>The discriminator: <c>link</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "link";

    /// <summary>The text of the button. Required.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set => field = value ?? ""; } = "";

    /// <summary>The URL of the page. Required.</summary>
    [JsonPropertyName("uri")]
    public string Uri { get; set => field = value ?? ""; } = "";

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
        ?? BodyRules.Missing(Uri, nameof(Uri));
}
