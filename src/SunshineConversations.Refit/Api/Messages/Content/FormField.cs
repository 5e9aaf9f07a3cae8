using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One field of a <see cref="FormMessage"/>.</summary>
public sealed class FormField : FormFieldBase
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public FormField()
    {
    }

    /// <summary>Creates a field.</summary>
    /// <param name="type">The kind of value that the field accepts.</param>
    /// <param name="name">The name of the field, unique in its form: 1 to 128 characters.</param>
    /// <param name="label">The label of the field that the user sees: 1 to 128 characters.</param>
    public FormField(FormFieldType type, string name, string label)
    {
        Type = type;
        Name = name;
        Label = label;
    }

    /// <summary>The placeholder of the empty field: 1 to 128 characters. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("placeholder")]
    public string? Placeholder { get; set; }

    /// <summary>The minimum number of characters of a text, 1 to 256. <see langword="null"/> is omitted; the service then uses 1.</summary>
    [JsonPropertyName("minSize")]
    public int? MinSize { get; set; }

    /// <summary>The maximum number of characters of a text, 1 to 256. <see langword="null"/> is omitted; the service then uses 128.</summary>
    [JsonPropertyName("maxSize")]
    public int? MaxSize { get; set; }

    /// <summary>The options of a field of the type <see cref="FormFieldType.Select"/>: at most 200. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("options")]
    public IReadOnlyList<FormOption>? Options { get; set => field = value is null ? null : ListExtensions.WithoutNulls(value); }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.In(Options, nameof(Options));
}
