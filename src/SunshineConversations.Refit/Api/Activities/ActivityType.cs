using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// An activity in a conversation. The service may add values: an unknown one is kept unchanged, and
/// <c>new ActivityType("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ActivityType"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ActivityType>))]
public readonly record struct ActivityType(string Value) : IParsable<ActivityType>
{
    /// <summary>The author has read the conversation.</summary>
    public static ActivityType ConversationRead { get; } = new("conversation:read");

    /// <summary>The author began to type.</summary>
    public static ActivityType TypingStart { get; } = new("typing:start");

    /// <summary>The author stopped typing.</summary>
    public static ActivityType TypingStop { get; } = new("typing:stop");

    /// <inheritdoc/>
    public static ActivityType Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ActivityType result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
