using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Why two users were merged. The service may add values: an unknown one is kept unchanged, and <c>new UserMergeReason("…")</c> creates one.
/// </summary>
/// <param name="Value">The value on the wire; <see langword="null"/> only for a default <see cref="UserMergeReason"/>.</param>
[JsonConverter(typeof(OpenEnumConverter<UserMergeReason>))]
public readonly record struct UserMergeReason(string Value) : IParsable<UserMergeReason>
{
    /// <summary>By the API.</summary>
    public static UserMergeReason Api { get; } = new("api");

    /// <summary>A channel was linked that belonged to the other user.</summary>
    public static UserMergeReason ChannelLinking { get; } = new("channelLinking");

    /// <summary>The user logged in on an SDK.</summary>
    public static UserMergeReason SdkLogin { get; } = new("sdkLogin");

    /// <inheritdoc/>
    public static UserMergeReason Parse(string s, IFormatProvider? provider) => new(s ?? throw new ArgumentNullException(nameof(s)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserMergeReason result)
    {
        result = new(s!);
        return s is not null;
    }

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
