using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// How large the image of an item is shown. The service may add values: an unknown one is kept unchanged, and
/// <c>new ItemSize("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ItemSize"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ItemSize>))]
public readonly record struct ItemSize(string Value) : IParsable<ItemSize>
{
    /// <summary>Small.</summary>
    public static ItemSize Compact { get; } = new("compact");

    /// <summary>Large.</summary>
    public static ItemSize Large { get; } = new("large");

    /// <inheritdoc/>
    public static ItemSize Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ItemSize result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
