using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The tier of an app at Twitter. The service may add values: an unknown one is kept unchanged, and
/// <c>new TwitterTier("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="TwitterTier"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<TwitterTier>))]
public readonly record struct TwitterTier(string Value) : IParsable<TwitterTier>
{
    /// <summary>The only tier accepted for new integrations.</summary>
    public static TwitterTier Enterprise { get; } = new("enterprise");

    /// <inheritdoc/>
    public static TwitterTier Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TwitterTier result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
