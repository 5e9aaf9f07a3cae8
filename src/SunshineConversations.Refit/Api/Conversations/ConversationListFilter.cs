using Refit;

namespace SunshineConversations;

/// <summary>
/// The user whose conversations are listed: <c>ByUserId("…")</c> or <c>ByUserExternalId("…")</c>.
/// </summary>
public readonly record struct ConversationListFilter : IDeepObject
{
    /// <summary>The service's id of the user, or <see langword="null"/> when <see cref="UserExternalId"/> names the user.</summary>
    public string? UserId { get; private init; }

    /// <summary>The business's own id of the user, or <see langword="null"/> when <see cref="UserId"/> names the user.</summary>
    public string? UserExternalId { get; private init; }

    /// <summary>The conversations of the user with this id.</summary>
    /// <param name="userId">The service's id of the user: at most 1,024 characters.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The id is empty, too long, or not well-formed text.</exception>
    public static ConversationListFilter ByUserId(string userId) => new() { UserId = Identifier.Require(userId, nameof(userId)) };

    /// <summary>The conversations of the user with this external id.</summary>
    /// <param name="userExternalId">The business's own id of the user: at most 1,024 characters.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The id is empty, too long, or not well-formed text.</exception>
    public static ConversationListFilter ByUserExternalId(string userExternalId) => new() { UserExternalId = Identifier.Require(userExternalId, nameof(userExternalId)) };

    void IDeepObject.WriteTo(string name, ref GeneratedQueryStringBuilder query)
    {
        ThrowIfNobody(name);
        query.AddMember(name, "userId", UserId);
        query.AddMember(name, "userExternalId", UserExternalId);
    }

    /// <summary>A default filter names nobody.</summary>
    internal void ThrowIfNobody(string paramName)
    {
        if (UserId is null && UserExternalId is null)
            throw new ArgumentException($"Name the user with {nameof(ConversationListFilter)}.{nameof(ByUserId)} or {nameof(ByUserExternalId)}.", paramName);
    }
}
