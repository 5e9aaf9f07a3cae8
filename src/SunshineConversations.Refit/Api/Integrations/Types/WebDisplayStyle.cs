using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The appearance of the closed Web Messenger. The service may add values: an unknown one is kept unchanged, and
/// <c>new WebDisplayStyle("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="WebDisplayStyle"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<WebDisplayStyle>))]
public readonly record struct WebDisplayStyle(string Value) : IParsable<WebDisplayStyle>
{
    /// <summary>A round button in the corner.</summary>
    public static WebDisplayStyle Button { get; } = new("button");

    /// <summary>A tab at the bottom.</summary>
    public static WebDisplayStyle Tab { get; } = new("tab");

    /// <inheritdoc/>
    public static WebDisplayStyle Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebDisplayStyle result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
