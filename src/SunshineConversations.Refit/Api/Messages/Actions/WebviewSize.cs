using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// How much of the screen a webview covers. The service may add values: an unknown one is kept unchanged, and
/// <c>new WebviewSize("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="WebviewSize"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<WebviewSize>))]
public readonly record struct WebviewSize(string Value) : IParsable<WebviewSize>
{
    /// <summary>About half of it.</summary>
    public static WebviewSize Compact { get; } = new("compact");

    /// <summary>Most of it.</summary>
    public static WebviewSize Tall { get; } = new("tall");

    /// <summary>All of it.</summary>
    public static WebviewSize Full { get; } = new("full");

    /// <inheritdoc/>
    public static WebviewSize Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebviewSize result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
