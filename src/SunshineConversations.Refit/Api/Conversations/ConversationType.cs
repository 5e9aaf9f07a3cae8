using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The type of a conversation. The service may add types: an unknown one is kept unchanged, and
/// <c>new ConversationType("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ConversationType"/>, which cannot be sent.</param>
[JsonConverter(typeof(OpenEnumConverter<ConversationType>))]
public readonly record struct ConversationType(string Value) : IParsable<ConversationType>
{
    /// <summary>Between the business and exactly one user.</summary>
    public static ConversationType Personal { get; } = new("personal");

    /// <summary>Between the business and up to ten users of an SDK channel.</summary>
    public static ConversationType SdkGroup { get; } = new("sdkGroup");

    /// <summary>Creates a type from its value on the wire, known or not.</summary>
    /// <param name="s">The value on the wire; case-sensitive.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    public static ConversationType Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <summary>Creates a type from its value on the wire, known or not.</summary>
    /// <param name="s">The value on the wire; case-sensitive.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The type.</param>
    /// <returns><see langword="false"/> only when <paramref name="s"/> is <see langword="null"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ConversationType result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
