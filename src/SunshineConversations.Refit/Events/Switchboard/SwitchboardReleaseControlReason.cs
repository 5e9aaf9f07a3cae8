using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Why the service released control of a conversation. The service may add values: an unknown one is kept unchanged, and <c>new SwitchboardReleaseControlReason("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="SwitchboardReleaseControlReason"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<SwitchboardReleaseControlReason>))]
public readonly record struct SwitchboardReleaseControlReason(string Value) : IParsable<SwitchboardReleaseControlReason>
{
    /// <summary>The ticket was closed.</summary>
    public static SwitchboardReleaseControlReason TicketClosed { get; } = new("ticketClosed");

    /// <summary>The conversation continues by email.</summary>
    public static SwitchboardReleaseControlReason TransferToEmail { get; } = new("transferToEmail");

    /// <inheritdoc/>
    public static SwitchboardReleaseControlReason Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SwitchboardReleaseControlReason result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
