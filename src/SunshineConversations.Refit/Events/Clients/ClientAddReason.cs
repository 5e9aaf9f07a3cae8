using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Why a client was added to a user. The service may add values: an unknown one is kept unchanged, and <c>new ClientAddReason("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ClientAddReason"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ClientAddReason>))]
public readonly record struct ClientAddReason(string Value) : IParsable<ClientAddReason>
{
    /// <summary>An SDK was started with an authentication code.</summary>
    public static ClientAddReason AuthCode { get; } = new("authCode");

    /// <summary>A channel is being linked.</summary>
    public static ClientAddReason ChannelLinking { get; } = new("channelLinking");

    /// <summary>The user logged in on an SDK.</summary>
    public static ClientAddReason SdkLogin { get; } = new("sdkLogin");

    /// <inheritdoc/>
    public static ClientAddReason Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ClientAddReason result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
