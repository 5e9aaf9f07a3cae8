using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The kind of value that a form field accepts. The service may add values: an unknown one is kept unchanged, and
/// <c>new FormFieldType("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="FormFieldType"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<FormFieldType>))]
public readonly record struct FormFieldType(string Value) : IParsable<FormFieldType>
{
    /// <summary>An email address.</summary>
    public static FormFieldType Email { get; } = new("email");

    /// <summary>One of several options.</summary>
    public static FormFieldType Select { get; } = new("select");

    /// <summary>Text.</summary>
    public static FormFieldType Text { get; } = new("text");

    /// <inheritdoc/>
    public static FormFieldType Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FormFieldType result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
