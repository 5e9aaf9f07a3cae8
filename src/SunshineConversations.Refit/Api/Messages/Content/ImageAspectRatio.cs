using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The shape in which all images of a carousel are shown. The service may add values: an unknown one is kept unchanged, and
/// <c>new ImageAspectRatio("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ImageAspectRatio"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ImageAspectRatio>))]
public readonly record struct ImageAspectRatio(string Value) : IParsable<ImageAspectRatio>
{
    /// <summary>Wider than tall; the default.</summary>
    public static ImageAspectRatio Horizontal { get; } = new("horizontal");

    /// <summary>As wide as tall.</summary>
    public static ImageAspectRatio Square { get; } = new("square");

    /// <inheritdoc/>
    public static ImageAspectRatio Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ImageAspectRatio result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
