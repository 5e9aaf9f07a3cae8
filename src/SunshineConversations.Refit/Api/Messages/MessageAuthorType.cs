using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Who wrote a message or caused an activity. The service may add values: an unknown one is kept unchanged, and
/// <c>new MessageAuthorType("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="MessageAuthorType"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageAuthorType>))]
public readonly record struct MessageAuthorType(string Value) : IParsable<MessageAuthorType>
{
    /// <summary>The business: an agent, a bot or another system of the business.</summary>
    public static MessageAuthorType Business { get; } = new("business");

    /// <summary>An end user.</summary>
    public static MessageAuthorType User { get; } = new("user");

    /// <inheritdoc/>
    public static MessageAuthorType Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MessageAuthorType result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
