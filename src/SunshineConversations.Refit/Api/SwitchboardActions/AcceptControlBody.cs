using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The data to send when control of a conversation is accepted.</summary>
public sealed class AcceptControlBody : ApiObject, IRequestBody
{
    /// <summary>Custom properties for the webhook <c>switchboard:acceptControl</c>: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }
}
