using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The kind of author of the business that wrote a message. The service may add values: an unknown one is kept unchanged, and
/// <c>new MessageAuthorSubtype("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="MessageAuthorSubtype"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageAuthorSubtype>))]
public readonly record struct MessageAuthorSubtype(string Value) : IParsable<MessageAuthorSubtype>
{
    /// <summary>A model: the service adds a disclaimer to the text that the customer receives.</summary>
    public static MessageAuthorSubtype AI { get; } = new("AI");

    /// <summary>The system, about something that happened.</summary>
    public static MessageAuthorSubtype Activity { get; } = new("activity");

    /// <summary>A person.</summary>
    public static MessageAuthorSubtype Agent { get; } = new("agent");

    /// <summary>A program.</summary>
    public static MessageAuthorSubtype Bot { get; } = new("bot");

    /// <inheritdoc/>
    public static MessageAuthorSubtype Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MessageAuthorSubtype result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
