using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The channel that a client belongs to. The service may add values: an unknown one is kept unchanged, and
/// <c>new ClientType("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ClientType"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ClientType>))]
public readonly record struct ClientType(string Value) : IParsable<ClientType>
{
    /// <summary>Apple Messages for Business.</summary>
    public static ClientType Apple { get; } = new("apple");

    /// <summary>Google's Business Messages.</summary>
    public static ClientType Gbm { get; } = new("gbm");

    /// <summary>Google RCS.</summary>
    public static ClientType GoogleRcs { get; } = new("googlercs");

    /// <summary>Instagram.</summary>
    public static ClientType Instagram { get; } = new("instagram");

    /// <summary>KakaoTalk.</summary>
    public static ClientType Kakao { get; } = new("kakao");

    /// <summary>LINE.</summary>
    public static ClientType Line { get; } = new("line");

    /// <summary>Email through Mailgun.</summary>
    public static ClientType Mailgun { get; } = new("mailgun");

    /// <summary>SMS through MessageBird.</summary>
    public static ClientType MessageBird { get; } = new("messagebird");

    /// <summary>Facebook Messenger.</summary>
    public static ClientType Messenger { get; } = new("messenger");

    /// <summary>Slack Connect.</summary>
    public static ClientType SlackConnect { get; } = new("slackconnect");

    /// <summary>An SDK: Android, iOS, Unity or web.</summary>
    public static ClientType Sdk { get; } = new("sdk");

    /// <summary>Telegram.</summary>
    public static ClientType Telegram { get; } = new("telegram");

    /// <summary>SMS through Twilio.</summary>
    public static ClientType Twilio { get; } = new("twilio");

    /// <summary>Twitter (X).</summary>
    public static ClientType Twitter { get; } = new("twitter");

    /// <summary>Viber.</summary>
    public static ClientType Viber { get; } = new("viber");

    /// <summary>WeChat.</summary>
    public static ClientType WeChat { get; } = new("wechat");

    /// <summary>WhatsApp.</summary>
    public static ClientType WhatsApp { get; } = new("whatsapp");

    /// <inheritdoc/>
    public static ClientType Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ClientType result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
