using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The type of an integration: a channel, <see cref="Custom"/>, <c>zd:agentWorkspace</c> of Zendesk, or the client ID of an OAuth integration.
/// The service may add values: an unknown one is kept unchanged, and <c>new IntegrationType("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="IntegrationType"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<IntegrationType>))]
public readonly record struct IntegrationType(string Value) : IParsable<IntegrationType>
{
    /// <summary>The SDK for Android.</summary>
    public static IntegrationType Android { get; } = new("android");

    /// <summary>Apple Messages for Business.</summary>
    public static IntegrationType Apple { get; } = new("apple");

    /// <summary>An application of the business, with webhooks.</summary>
    public static IntegrationType Custom { get; } = new("custom");

    /// <summary>Instagram.</summary>
    public static IntegrationType Instagram { get; } = new("instagram");

    /// <summary>The SDK for iOS.</summary>
    public static IntegrationType Ios { get; } = new("ios");

    /// <summary>LINE.</summary>
    public static IntegrationType Line { get; } = new("line");

    /// <summary>Email through Mailgun.</summary>
    public static IntegrationType Mailgun { get; } = new("mailgun");

    /// <summary>SMS through MessageBird.</summary>
    public static IntegrationType MessageBird { get; } = new("messagebird");

    /// <summary>Facebook Messenger.</summary>
    public static IntegrationType Messenger { get; } = new("messenger");

    /// <summary>Telegram.</summary>
    public static IntegrationType Telegram { get; } = new("telegram");

    /// <summary>SMS through Twilio.</summary>
    public static IntegrationType Twilio { get; } = new("twilio");

    /// <summary>Twitter (X).</summary>
    public static IntegrationType Twitter { get; } = new("twitter");

    /// <summary>The SDK for Unity.</summary>
    public static IntegrationType Unity { get; } = new("unity");

    /// <summary>Viber.</summary>
    public static IntegrationType Viber { get; } = new("viber");

    /// <summary>The Web Messenger.</summary>
    public static IntegrationType Web { get; } = new("web");

    /// <summary>WhatsApp.</summary>
    public static IntegrationType WhatsApp { get; } = new("whatsapp");

    /// <inheritdoc/>
    public static IntegrationType Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IntegrationType result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
