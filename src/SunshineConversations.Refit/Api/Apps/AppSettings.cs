using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The settings of an app. In a request, <see langword="null"/> is omitted and the setting is not changed; in a response, the service omitted it.</summary>
public sealed class AppSettings : ApiObject
{
    /// <summary>The number of seconds without activity after which the messages of a conversation are deleted: at least 0.</summary>
    [JsonPropertyName("conversationRetentionSeconds")]
    public long? ConversationRetentionSeconds { get; set; }

    /// <summary>Whether credit card numbers are masked in messages.</summary>
    [JsonPropertyName("maskCreditCardNumbers")]
    public bool? MaskCreditCardNumbers { get; set; }

    /// <summary>Whether a user without a name is shown with the name of an animal.</summary>
    [JsonPropertyName("useAnimalNames")]
    public bool? UseAnimalNames { get; set; }

    /// <summary>Whether a message is added to the conversation when a user taps a postback button.</summary>
    [JsonPropertyName("echoPostback")]
    public bool? EchoPostback { get; set; }

    /// <summary>Whether a channel event other than a message does not start a conversation, and so does not count as an active user.</summary>
    [JsonPropertyName("ignoreAutoConversationStart")]
    public bool? IgnoreAutoConversationStart { get; set; }

    /// <summary>Whether a user may have several conversations. Once it is <see langword="true"/>, it cannot be changed.</summary>
    [JsonPropertyName("multiConvoEnabled")]
    public bool? MultiConvoEnabled { get; set; }

    /// <summary>Whether the service's own messages are in the language of the user.</summary>
    [JsonPropertyName("appLocalizationEnabled")]
    public bool? AppLocalizationEnabled { get; set; }

    /// <summary>Whether a user can end a conversation in an SDK. Requires <see cref="MultiConvoEnabled"/>.</summary>
    [JsonPropertyName("endSessionEnabled")]
    public bool? EndSessionEnabled { get; set; }

    /// <summary>Whether an ended conversation remains ended. Requires <see cref="MultiConvoEnabled"/>.</summary>
    [JsonPropertyName("disableConversationReopen")]
    public bool? DisableConversationReopen { get; set; }
}
