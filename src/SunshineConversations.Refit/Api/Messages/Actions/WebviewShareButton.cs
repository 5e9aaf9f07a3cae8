using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Whether a webview of Messenger has a button to share it. The service may add values: an unknown one is kept unchanged, and
/// <c>new WebviewShareButton("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="WebviewShareButton"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<WebviewShareButton>))]
public readonly record struct WebviewShareButton(string Value) : IParsable<WebviewShareButton>
{
    /// <summary>The webview has no share button.</summary>
    public static WebviewShareButton Hide { get; } = new("hide");

    /// <inheritdoc/>
    public static WebviewShareButton Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebviewShareButton result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
