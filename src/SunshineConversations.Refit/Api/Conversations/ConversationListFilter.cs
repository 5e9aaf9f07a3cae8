using Refit;

namespace SunshineConversations;

/// <summary>
/// Whose conversations to list: those of one user, named by exactly one of the service's own id and the business's
/// external id.
/// </summary>
public readonly record struct ConversationListFilter : IDeepObject
{
    /// <summary>The service's id of the user, or null when the filter goes by the external id.</summary>
    public string? UserId { get; private init; }

    /// <summary>The business's own id of the user, or null when the filter goes by the service's id.</summary>
    public string? UserExternalId { get; private init; }

    /// <summary>The conversations of the user with this id.</summary>
    /// <param name="userId">The service's id of the user.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The id is empty, or not well-formed text.</exception>
    public static ConversationListFilter ByUserId(string userId) => new() { UserId = Identifier.Require(userId, nameof(userId)) };

    /// <summary>The conversations of the user with this external id.</summary>
    /// <param name="userExternalId">The business's own id of the user.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The id is empty, or not well-formed text.</exception>
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
