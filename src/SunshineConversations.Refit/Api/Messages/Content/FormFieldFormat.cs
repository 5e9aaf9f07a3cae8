using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The format of the text in a field of a form. The service may add values: an unknown one is kept unchanged, and
/// <c>new FormFieldFormat("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="FormFieldFormat"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<FormFieldFormat>))]
public readonly record struct FormFieldFormat(string Value) : IParsable<FormFieldFormat>
{
    /// <summary>A whole number.</summary>
    public static FormFieldFormat Integer { get; } = new("integer");

    /// <summary>A number.</summary>
    public static FormFieldFormat Decimal { get; } = new("decimal");

    /// <inheritdoc/>
    public static FormFieldFormat Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FormFieldFormat result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
