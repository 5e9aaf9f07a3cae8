using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A button that sends its payload to the business, as a webhook event rather than a message.</summary>
public sealed class PostbackAction : MessageAction
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public PostbackAction()
    {
    }

    /// <summary>Creates a button that sends its payload to the business, as a webhook event rather than a message.</summary>
    /// <param name="text">The text of the button.</param>
    /// <param name="payload">The data that is sent when the button is pressed.</param>
    public PostbackAction(string text, string payload)
    {
        Text = text;
        Payload = payload;
    }

    /// <summary>The discriminator: <c>postback</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "postback";

    /// <summary>The text of the button. Required.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set => field = value ?? ""; } = "";

    /// <summary>The data that is sent when the button is pressed. Required.</summary>
    [JsonPropertyName("payload")]
    public string Payload { get; set => field = value ?? ""; } = "";

    /// <summary>Custom properties: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Text, nameof(Text))
        ?? BodyRules.Missing(Payload, nameof(Payload));
}
