using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Why a conversation was created. The service may add values: an unknown one is kept unchanged, and <c>new ConversationCreateReason("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ConversationCreateReason"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ConversationCreateReason>))]
public readonly record struct ConversationCreateReason(string Value) : IParsable<ConversationCreateReason>
{
    /// <summary>To ask the user to continue in another channel.</summary>
    public static ConversationCreateReason LinkRequest { get; } = new("linkRequest");

    /// <summary>A message was sent.</summary>
    public static ConversationCreateReason Message { get; } = new("message");

    /// <summary>Without a specific reason; mostly by the API.</summary>
    public static ConversationCreateReason None { get; } = new("none");

    /// <summary>By the Notification API.</summary>
    public static ConversationCreateReason Notification { get; } = new("notification");

    /// <summary>The user filled in the form that precedes a chat.</summary>
    public static ConversationCreateReason PrechatCapture { get; } = new("prechatCapture");

    /// <summary>The user responded to a campaign.</summary>
    public static ConversationCreateReason ProactiveMessaging { get; } = new("proactiveMessaging");

    /// <summary>By an SDK, or by the user of a channel.</summary>
    public static ConversationCreateReason StartConversation { get; } = new("startConversation");

    /// <inheritdoc/>
    public static ConversationCreateReason Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ConversationCreateReason result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
