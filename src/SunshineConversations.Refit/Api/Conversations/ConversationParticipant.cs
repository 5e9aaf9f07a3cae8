using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// A user who takes part in a new conversation: <c>ByUserId("…")</c> or <c>ByUserExternalId("…")</c>. Exactly one of
/// <see cref="UserId"/> and <see cref="UserExternalId"/> must be set.
/// </summary>
public sealed class ConversationParticipant : ApiObject
{
    /// <summary>The service's ID of the user; <see langword="null"/> when <see cref="UserExternalId"/> names the user.</summary>
    [JsonPropertyName("userId")]
    public string? UserId { get; set; }

    /// <summary>The business's own ID of the user; <see langword="null"/> when <see cref="UserId"/> names the user.</summary>
    [JsonPropertyName("userExternalId")]
    public string? UserExternalId { get; set; }

    /// <summary>
    /// Whether the user's SDK client is subscribed immediately, and so receives push notifications. The service requires it in an
    /// <see cref="ConversationType.SdkGroup"/>. <see langword="null"/> is omitted.
    /// </summary>
    [JsonPropertyName("subscribeSDKClient")]
    public bool? SubscribeSdkClient { get; set; }

    /// <summary>The user with this ID.</summary>
    /// <param name="userId">The service's ID of the user: at most 1,024 characters.</param>
    /// <param name="subscribeSdkClient">See <see cref="SubscribeSdkClient"/>.</param>
    /// <returns>The participant.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ConversationParticipant ByUserId(string userId, bool? subscribeSdkClient = null) =>
        new() { UserId = Identifier.Require(userId, nameof(userId)), SubscribeSdkClient = subscribeSdkClient };

    /// <summary>The user with this external ID.</summary>
    /// <param name="userExternalId">The business's own ID of the user: at most 1,024 characters.</param>
    /// <param name="subscribeSdkClient">See <see cref="SubscribeSdkClient"/>.</param>
    /// <returns>The participant.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ConversationParticipant ByUserExternalId(string userExternalId, bool? subscribeSdkClient = null) =>
        new() { UserExternalId = Identifier.Require(userExternalId, nameof(userExternalId)), SubscribeSdkClient = subscribeSdkClient };

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.NotExactlyOne((UserId, nameof(UserId)), (UserExternalId, nameof(UserExternalId)))
        ?? BodyRules.InIdentifier(UserId, nameof(UserId))
        ?? BodyRules.InIdentifier(UserExternalId, nameof(UserExternalId));
}
