using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// How a user confirms a new client. The service may add values: an unknown one is kept unchanged, and
/// <c>new ClientConfirmationType("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ClientConfirmationType"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ClientConfirmationType>))]
public readonly record struct ClientConfirmationType(string Value) : IParsable<ClientConfirmationType>
{
    /// <summary>Without confirmation: the client is linked immediately.</summary>
    public static ClientConfirmationType Immediate { get; } = new("immediate");

    /// <summary>By sending a message on the channel.</summary>
    public static ClientConfirmationType UserActivity { get; } = new("userActivity");

    /// <summary>By accepting a prompt on the channel.</summary>
    public static ClientConfirmationType Prompt { get; } = new("prompt");

    /// <inheritdoc/>
    public static ClientConfirmationType Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ClientConfirmationType result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
