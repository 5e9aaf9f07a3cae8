using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Options of an action for single channels.</summary>
public sealed class ExtraChannelOptions : ApiObject
{
    /// <summary>Options for Messenger. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("messenger")]
    public MessengerOptions? Messenger { get; set; }
}
