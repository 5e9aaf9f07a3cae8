using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A user who takes part in a new conversation, named by exactly one of the service's own id and the business's external id.</summary>
public sealed class ConversationParticipant
{
    private ConversationParticipant(string? userId, string? userExternalId, bool? subscribeSdkClient)
    {
        UserId = userId;
        UserExternalId = userExternalId;
        SubscribeSdkClient = subscribeSdkClient;
    }

    /// <summary>The service's id of the user, or null when the external id names it.</summary>
    public string? UserId { get; }

    /// <summary>The business's own id of the user, or null when the service's id names it.</summary>
    public string? UserExternalId { get; }

    /// <summary>Whether the user's SDK client is subscribed at once, and so gets push notifications. The service requires it in an <see cref="ConversationType.SdkGroup"/>. Null: not sent.</summary>
    [JsonPropertyName("subscribeSDKClient")]
    public bool? SubscribeSdkClient { get; }

    /// <summary>The user with this id.</summary>
    /// <param name="userId">The service's id of the user.</param>
    /// <param name="subscribeSdkClient">See <see cref="SubscribeSdkClient"/>.</param>
    /// <returns>The participant.</returns>
    /// <exception cref="ArgumentException">The id is empty, or not well-formed text.</exception>
    public static ConversationParticipant ByUserId(string userId, bool? subscribeSdkClient = null) =>
        new(Identifier.Require(userId, nameof(userId)), null, subscribeSdkClient);

    /// <summary>The user with this external id.</summary>
    /// <param name="userExternalId">The business's own id of the user.</param>
    /// <param name="subscribeSdkClient">See <see cref="SubscribeSdkClient"/>.</param>
    /// <returns>The participant.</returns>
    /// <exception cref="ArgumentException">The id is empty, or not well-formed text.</exception>
    public static ConversationParticipant ByUserExternalId(string userExternalId, bool? subscribeSdkClient = null) =>
        new(null, Identifier.Require(userExternalId, nameof(userExternalId)), subscribeSdkClient);
}
