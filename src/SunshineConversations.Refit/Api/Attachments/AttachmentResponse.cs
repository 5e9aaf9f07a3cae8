using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response to an upload.</summary>
public sealed class AttachmentResponse : ApiObject, IEnvelope
{
    /// <summary>The attachment. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("attachment")]
    public Attachment Attachment { get; set; } = null!;

    bool IEnvelope.HasPayload => Attachment is not null;
}
