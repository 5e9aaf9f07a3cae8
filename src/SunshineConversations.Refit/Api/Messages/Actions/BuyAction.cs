using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A button that requests a payment.</summary>
public sealed class BuyAction : MessageAction
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public BuyAction()
    {
    }

    /// <summary>Creates a button that requests a payment.</summary>
    /// <param name="text">The text of the button.</param>
    /// <param name="amount">The amount in the smallest unit of the currency, such as cents.</param>
    public BuyAction(string text, long amount)
    {
        Text = text;
        Amount = amount;
    }

    /// <summary>The discriminator: <c>buy</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "buy";

    /// <summary>The text of the button. Required.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set => field = value ?? ""; } = "";

    /// <summary>The amount in the smallest unit of the currency, such as cents: 999 is 9.99. Required; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("amount")]
    public long? Amount { get; set; }

    /// <summary>The ISO 4217 code of the currency. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("currency")]
    public string? Currency { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Text, nameof(Text))
        ?? (Amount is null ? $"{nameof(Amount)} is required." : null);
}
