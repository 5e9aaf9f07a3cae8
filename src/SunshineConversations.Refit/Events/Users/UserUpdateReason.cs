using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The kind of change to a user. The service may add values: an unknown one is kept unchanged, and <c>new UserUpdateReason("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="UserUpdateReason"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<UserUpdateReason>))]
public readonly record struct UserUpdateReason(string Value) : IParsable<UserUpdateReason>
{
    /// <summary>The user was authenticated.</summary>
    public static UserUpdateReason Authentication { get; } = new("authentication");

    /// <summary>The language was detected.</summary>
    public static UserUpdateReason LocaleDetection { get; } = new("localeDetection");

    /// <inheritdoc/>
    public static UserUpdateReason Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserUpdateReason result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
