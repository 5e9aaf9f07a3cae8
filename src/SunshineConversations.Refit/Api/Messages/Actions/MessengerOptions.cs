using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Options of an action for Messenger.</summary>
public sealed class MessengerOptions : ApiObject
{
    /// <summary>Whether a webview has the Messenger Extensions. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("messenger_extensions")]
    public bool? MessengerExtensions { get; set; }

    /// <summary>Whether a webview has a button to share it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("webview_share_button")]
    public WebviewShareButton? WebviewShareButton { get; set; }
}
