using Refit;

namespace SunshineConversations;

/// <summary>The identity of the users to list: <c>ByEmail("…")</c>.</summary>
public sealed record UserListFilter : IDeepObject
{
    private UserListFilter(string identitiesEmail) => IdentitiesEmail = identitiesEmail;

    /// <summary>The email address among the identities of the users.</summary>
    public string IdentitiesEmail { get; }

    /// <summary>The users with this email address among their identities.</summary>
    /// <param name="email">The email address: at most 1,024 characters.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">It is empty, too long, or malformed.</exception>
    public static UserListFilter ByEmail(string email) => new(Identifier.Require(email, nameof(email)));

    void IDeepObject.WriteTo(string name, ref GeneratedQueryStringBuilder query) => query.AddMember(name, "identities.email", IdentitiesEmail);
}
