using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response to a posted message.</summary>
public sealed class MessagePostResponse : ApiObject, IEnvelope
{
    /// <summary>The new messages: one, or several if the service split the posted message. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("messages")]
    public IReadOnlyList<Message> Messages { get; set => field = value is null ? null! : ListExtensions.WithoutNulls(value); } = null!;

    bool IEnvelope.HasPayload => Messages is not null;
}
