using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The values that a user entered in a <see cref="FormMessage"/>. Read-only: it cannot be sent through the API, and a request with it is rejected.</summary>
public sealed class FormResponseMessage : MessageContent
{
    /// <summary>Creates an empty instance.</summary>
    public FormResponseMessage()
    {
    }

    /// <summary>Creates a form response.</summary>
    /// <param name="fields">The fields.</param>
    public FormResponseMessage(params IReadOnlyList<FormResponseField> fields) => Fields = fields;

    /// <summary>The discriminator: <c>formResponse</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "formResponse";

    /// <summary>The fields. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("fields")]
    public IReadOnlyList<FormResponseField> Fields { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>The labels and values of all fields as plain text, one field per line. Set by the service.</summary>
    [JsonPropertyName("textFallback")]
    public string? TextFallback { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? $"{nameof(Type)} '{Type}' cannot be sent through the API.";
}
