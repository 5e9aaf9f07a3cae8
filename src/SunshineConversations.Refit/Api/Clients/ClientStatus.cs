using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Whether a client can receive messages. The service may add values: an unknown one is kept unchanged, and
/// <c>new ClientStatus("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ClientStatus"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ClientStatus>))]
public readonly record struct ClientStatus(string Value) : IParsable<ClientStatus>
{
    /// <summary>It can receive messages.</summary>
    public static ClientStatus Active { get; } = new("active");

    /// <summary>The user has blocked the business.</summary>
    public static ClientStatus Blocked { get; } = new("blocked");

    /// <summary>It can no longer receive messages.</summary>
    public static ClientStatus Inactive { get; } = new("inactive");

    /// <summary>It cannot receive messages yet: the channel or the user has not confirmed it.</summary>
    public static ClientStatus Pending { get; } = new("pending");

    /// <inheritdoc/>
    public static ClientStatus Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ClientStatus result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
