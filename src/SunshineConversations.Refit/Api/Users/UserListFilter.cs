using Refit;

namespace SunshineConversations;

/// <summary>The identity of the users that are listed: <c>ByEmail("…")</c>.</summary>
public readonly record struct UserListFilter : IDeepObject
{
    /// <summary>The email address among the identities of the users; <see langword="null"/> only for a default <see cref="UserListFilter"/>, which is refused.</summary>
    public string? IdentitiesEmail { get; private init; }

    /// <summary>The users with this email address among their identities.</summary>
    /// <param name="email">The email address: at most 1,024 characters.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">It is empty, too long, or not well-formed text.</exception>
    public static UserListFilter ByEmail(string email) => new() { IdentitiesEmail = Identifier.Require(email, nameof(email)) };

    void IDeepObject.WriteTo(string name, ref GeneratedQueryStringBuilder query)
    {
        if (IdentitiesEmail is null)
            throw new ArgumentException($"Name the users with {nameof(UserListFilter)}.{nameof(ByEmail)}.", name);

        query.AddMember(name, "identities.email", IdentitiesEmail);
    }
}
