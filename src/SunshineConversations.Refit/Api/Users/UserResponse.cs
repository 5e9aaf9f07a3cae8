using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response of the operations that create, get, change or sync one user.</summary>
public sealed class UserResponse : ApiObject, IEnvelope
{
    /// <summary>The user. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("user")]
    public User User { get; set; } = null!;

    bool IEnvelope.HasPayload => User is not null;
}
