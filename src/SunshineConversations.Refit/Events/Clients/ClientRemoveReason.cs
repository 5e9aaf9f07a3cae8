using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Why a client was removed from a user. The service may add values: an unknown one is kept unchanged, and <c>new ClientRemoveReason("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="ClientRemoveReason"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<ClientRemoveReason>))]
public readonly record struct ClientRemoveReason(string Value) : IParsable<ClientRemoveReason>
{
    /// <summary>By the API.</summary>
    public static ClientRemoveReason Api { get; } = new("api");

    /// <summary>The user canceled linking.</summary>
    public static ClientRemoveReason LinkCancelled { get; } = new("linkCancelled");

    /// <summary>Linking failed.</summary>
    public static ClientRemoveReason LinkFailed { get; } = new("linkFailed");

    /// <summary>By an SDK.</summary>
    public static ClientRemoveReason Sdk { get; } = new("sdk");

    /// <summary>It went to another user, by linking.</summary>
    public static ClientRemoveReason Theft { get; } = new("theft");

    /// <inheritdoc/>
    public static ClientRemoveReason Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ClientRemoveReason result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
