using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The data to send when control of a conversation is released.</summary>
public sealed class ReleaseControlBody : ApiObject, IOptionalRequestBody
{
    /// <summary>Custom properties for the webhook <c>switchboard:releaseControl</c>: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }
}
