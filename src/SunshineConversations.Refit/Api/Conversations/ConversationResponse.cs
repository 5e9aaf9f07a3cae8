using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of the operations that create, get or update one conversation.</summary>
public sealed class ConversationResponse : ApiObject, IEnvelope
{
    /// <summary>The conversation. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("conversation")]
    public Conversation Conversation { get; set; } = null!;

    bool IEnvelope.HasPayload => Conversation is not null;
}
