using Refit;

namespace SunshineConversations;

/// <summary>
/// The user whose conversations are listed: <c>ByUserId("…")</c> or <c>ByUserExternalId("…")</c>.
/// </summary>
public sealed record ConversationListFilter : IDeepObject
{
    private ConversationListFilter(string? userId, string? userExternalId) => (UserId, UserExternalId) = (userId, userExternalId);

    /// <summary>The service's ID of the user, or <see langword="null"/> when <see cref="UserExternalId"/> names the user.</summary>
    public string? UserId { get; }

    /// <summary>The business's own ID of the user, or <see langword="null"/> when <see cref="UserId"/> names the user.</summary>
    public string? UserExternalId { get; }

    /// <summary>The conversations of the user with this ID.</summary>
    /// <param name="userId">The service's ID of the user: at most 1,024 characters.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ConversationListFilter ByUserId(string userId) => new(Identifier.Require(userId, nameof(userId)), userExternalId: null);

    /// <summary>The conversations of the user with this external ID.</summary>
    /// <param name="userExternalId">The business's own ID of the user: at most 1,024 characters.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ConversationListFilter ByUserExternalId(string userExternalId) => new(userId: null, Identifier.Require(userExternalId, nameof(userExternalId)));

    void IDeepObject.WriteTo(string name, ref GeneratedQueryStringBuilder query)
    {
        query.AddMember(name, "userId", UserId);
        query.AddMember(name, "userExternalId", UserExternalId);
    }
}
