using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The common members of a <see cref="FormField"/> and a <see cref="FormResponseField"/>.</summary>
public abstract class FormFieldBase : ApiObject
{
    private protected FormFieldBase()
    {
    }

    /// <summary>The kind of value that the field accepts. Required.</summary>
    [JsonPropertyName("type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FormFieldType Type { get; set; }

    /// <summary>The name of the field, unique in its form: 1 to 128 characters. Required.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";

    /// <summary>The label of the field that the user sees: 1 to 128 characters. Required.</summary>
    [JsonPropertyName("label")]
    public string Label { get; set => field = value ?? ""; } = "";

    /// <summary>The value of a field of the type <see cref="FormFieldType.Text"/>; <see langword="null"/> when it has none.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; set; }

    /// <summary>The value of a field of the type <see cref="FormFieldType.Email"/>; <see langword="null"/> when it has none.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    /// <summary>The chosen options of a field of the type <see cref="FormFieldType.Select"/>; <see langword="null"/> when it has none.</summary>
    [JsonPropertyName("select")]
    public IReadOnlyList<FormOption>? Select { get; set => field = value is null ? null : ListExtensions.WithoutNulls(value); }

    /// <summary>The format of a text. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("format")]
    public FormFieldFormat? Format { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? (string.IsNullOrEmpty(Type.Value) ? $"{nameof(Type)} is required, such as {nameof(FormFieldType)}.{nameof(FormFieldType.Text)}." : null)
        ?? BodyRules.Missing(Name, nameof(Name))
        ?? BodyRules.Missing(Label, nameof(Label))
        ?? BodyRules.In(Select, nameof(Select));
}
