using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The user who joins a conversation: <c>ByUserId("…", subscribeSdkClient: true)</c> or <c>ByUserExternalId(…)</c>. Exactly one of <see cref="UserId"/> and <see cref="UserExternalId"/> must be set.</summary>
public sealed class ParticipantJoinBody : ApiObject, IRequestBody
{
    /// <summary>The service's ID of the user, or <see langword="null"/>.</summary>
    [JsonPropertyName("userId")]
    public string? UserId { get; set; }

    /// <summary>The business's own ID of the user, or <see langword="null"/>.</summary>
    [JsonPropertyName("userExternalId")]
    public string? UserExternalId { get; set; }

    /// <summary>Whether the user's SDK client is subscribed immediately, and so receives push notifications. Required.</summary>
    [JsonPropertyName("subscribeSDKClient")]
    public bool? SubscribeSdkClient { get; set; }

    /// <summary>The user with this ID.</summary>
    /// <param name="userId">The service's ID of the user: at most 1,024 characters.</param>
    /// <param name="subscribeSdkClient">See <see cref="SubscribeSdkClient"/>.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ParticipantJoinBody ByUserId(string userId, bool subscribeSdkClient) => new() { UserId = Identifier.Require(userId, nameof(userId)), SubscribeSdkClient = subscribeSdkClient };

    /// <summary>The user with this external ID.</summary>
    /// <param name="userExternalId">The business's own ID of the user: at most 1,024 characters.</param>
    /// <param name="subscribeSdkClient">See <see cref="SubscribeSdkClient"/>.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ParticipantJoinBody ByUserExternalId(string userExternalId, bool subscribeSdkClient) => new() { UserExternalId = Identifier.Require(userExternalId, nameof(userExternalId)), SubscribeSdkClient = subscribeSdkClient };

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.NotExactlyOne((UserId, nameof(UserId)), (UserExternalId, nameof(UserExternalId)))
        ?? BodyRules.InIdentifier(UserId, nameof(UserId))
        ?? BodyRules.InIdentifier(UserExternalId, nameof(UserExternalId))
        ?? (SubscribeSdkClient is null ? $"{nameof(SubscribeSdkClient)} is required." : null);
}
