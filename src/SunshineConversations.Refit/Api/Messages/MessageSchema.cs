using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The format of channel-native content. The service may add values: an unknown one is kept unchanged, and
/// <c>new MessageSchema("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="MessageSchema"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageSchema>))]
public readonly record struct MessageSchema(string Value) : IParsable<MessageSchema>
{
    /// <summary>The format of WhatsApp.</summary>
    public static MessageSchema WhatsApp { get; } = new("whatsapp");

    /// <inheritdoc/>
    public static MessageSchema Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MessageSchema result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
