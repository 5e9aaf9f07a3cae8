using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A form that the user fills in. The service sends the values as a <see cref="FormResponseMessage"/>.</summary>
public sealed class FormMessage : MessageContent
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public FormMessage()
    {
    }

    /// <summary>Creates a form.</summary>
    /// <param name="fields">The fields: 1 to 20.</param>
    public FormMessage(params IReadOnlyList<FormField> fields) => Fields = fields;

    /// <summary>The discriminator: <c>form</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "form";

    /// <summary>The fields: 1 to 20. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("fields")]
    public IReadOnlyList<FormField> Fields { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>A text above the link to the form, on channels without forms. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; set; }

    /// <summary>Whether the user cannot type while the message is the latest one, on clients that support it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("blockChatInput")]
    public bool? BlockChatInput { get; set; }

    /// <summary>Whether the user has filled it in. Set by the service.</summary>
    [JsonPropertyName("submitted")]
    public bool? Submitted { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Fields, nameof(Fields));
}
