using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A button that asks the user to share a location.</summary>
public sealed class LocationRequestAction : MessageAction
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public LocationRequestAction()
    {
    }

    /// <summary>Creates a button that asks the user to share a location.</summary>
    /// <param name="text">The text of the button.</param>
    public LocationRequestAction(string text) => Text = text;

    /// <summary>The discriminator: <c>locationRequest</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "locationRequest";

    /// <summary>The text of the button. Required.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set => field = value ?? ""; } = "";

    /// <summary>Custom properties: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Text, nameof(Text));
}
