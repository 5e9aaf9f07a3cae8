using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// What kind of conversation it is. The service may add kinds: an unknown one is kept as it came, and
/// <c>new ConversationType("…")</c> makes one.
/// </summary>
/// <param name="Value">The value on the wire; null only for a default <see cref="ConversationType"/>, which cannot be sent.</param>
[JsonConverter(typeof(OpenEnumConverter<ConversationType>))]
public readonly record struct ConversationType(string Value) : IOpenEnum<ConversationType>
{
    /// <summary>Between the business and exactly one user.</summary>
    public static ConversationType Personal { get; } = new("personal");

    /// <summary>Between the business and up to ten users of an SDK channel.</summary>
    public static ConversationType SdkGroup { get; } = new("sdkGroup");

    static ConversationType IOpenEnum<ConversationType>.Create(string value) => new(value);

    /// <summary>The value on the wire.</summary>
    public override string ToString() => Value ?? "";
}
