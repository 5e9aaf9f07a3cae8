using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A quick reply: a button that sends its text, with its payload, as a message of the user.</summary>
public sealed class ReplyAction : MessageAction
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ReplyAction()
    {
    }

    /// <summary>Creates a quick reply.</summary>
    /// <param name="text">The text of the button.</param>
    /// <param name="payload">The payload of the reply.</param>
    public ReplyAction(string text, string payload)
    {
        Text = text;
        Payload = payload;
    }

    /// <summary>The discriminator: <c>reply</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "reply";

    /// <summary>The text of the button, and of the reply. Required; some channels truncate it, at 20 characters or more, and some reject an empty one.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set => field = value ?? ""; } = "";

    /// <summary>The payload of the reply. Required.</summary>
    [JsonPropertyName("payload")]
    public string Payload { get; set => field = value ?? ""; } = "";

    /// <summary>The URL of an icon next to the text. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("iconUrl")]
    public string? IconUrl { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Payload, nameof(Payload));
}
