using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Channel-specific options of an action.</summary>
public sealed class ExtraChannelOptions : ApiObject
{
    /// <summary>Options for Messenger. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("messenger")]
    public MessengerOptions? Messenger { get; set; }
}
