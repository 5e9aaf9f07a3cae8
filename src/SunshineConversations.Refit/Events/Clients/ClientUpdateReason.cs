using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The kind of change to a client. The service may add values: an unknown one is kept unchanged, and <c>new ClientUpdateReason("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ClientUpdateReason"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ClientUpdateReason>))]
public readonly record struct ClientUpdateReason(string Value) : IParsable<ClientUpdateReason>
{
    /// <summary>The user unsubscribed.</summary>
    public static ClientUpdateReason Blocked { get; } = new("blocked");

    /// <summary>It can be used now.</summary>
    public static ClientUpdateReason Confirmed { get; } = new("confirmed");

    /// <summary>The channel found a user for it.</summary>
    public static ClientUpdateReason Matched { get; } = new("matched");

    /// <summary>The user subscribed again.</summary>
    public static ClientUpdateReason Unblocked { get; } = new("unblocked");

    /// <inheritdoc/>
    public static ClientUpdateReason Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ClientUpdateReason result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
