using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of an operation that returns an app.</summary>
public sealed class AppResponse : ApiObject, IEnvelope
{
    /// <summary>The app. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("app")]
    public SunshineConversationsApp App { get; set; } = null!;

    bool IEnvelope.HasPayload => App is not null;
}
