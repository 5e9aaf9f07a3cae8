using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Why the service passed control of a conversation. The service may add values: an unknown one is kept unchanged, and <c>new SwitchboardPassControlReason("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="SwitchboardPassControlReason"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<SwitchboardPassControlReason>))]
public readonly record struct SwitchboardPassControlReason(string Value) : IParsable<SwitchboardPassControlReason>
{
    /// <summary>The ticket was closed.</summary>
    public static SwitchboardPassControlReason TicketClosed { get; } = new("ticketClosed");

    /// <summary>The conversation continues by email.</summary>
    public static SwitchboardPassControlReason TransferToEmail { get; } = new("transferToEmail");

    /// <inheritdoc/>
    public static SwitchboardPassControlReason Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SwitchboardPassControlReason result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
