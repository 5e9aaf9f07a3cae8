using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of an operation that returns a key of an app.</summary>
public sealed class AppKeyResponse : ApiObject, IEnvelope
{
    /// <summary>The key. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("key")]
    public AppKey Key { get; set; } = null!;

    bool IEnvelope.HasPayload => Key is not null;
}
