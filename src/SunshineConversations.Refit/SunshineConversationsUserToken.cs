namespace SunshineConversations;

/// <summary>
/// The token that logs a user in to the Web Widget and the mobile SDKs: an application's own back end signs it after its own login, and the
/// page passes it to <c>zE("messenger", "loginUser", callback)</c>. The API itself does not accept it.
/// </summary>
/// <seealso href="https://developer.zendesk.com/documentation/zendesk-web-widget-sdks/sdks/web/enabling_auth_visitors/"/>
public static class SunshineConversationsUserToken
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(31);

    /// <summary>Signs a token; nothing is sent. It is the identity of the user: create it only for the user who is logged in.</summary>
    /// <param name="keyId">The ID of a key with the <c>app</c> scope, or of a signing key for end users.</param>
    /// <param name="keySecret">The secret of the key.</param>
    /// <param name="externalId">The business's own ID of the user: at most 1,024 characters.</param>
    /// <param name="name">The name of the user, which agents see; <see langword="null"/> is omitted.</param>
    /// <param name="email">The email address of the user; <see langword="null"/> is omitted.</param>
    /// <param name="emailVerified">Whether the application has verified that address; <see langword="null"/> is omitted.</param>
    /// <param name="lifetime">How long the token is valid: positive, and at most 31 days; 1 hour unless set.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for that of the system.</param>
    /// <returns>The token: a JWT, signed with HS256.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed, or there is <paramref name="emailVerified"/> without <paramref name="email"/>.</exception>
    public static string Create(
        string keyId, string keySecret, string externalId, string? name = null, string? email = null, bool? emailVerified = null, TimeSpan? lifetime = null, TimeProvider? timeProvider = null)
    {
        RequireCredential(keyId, nameof(keyId));
        RequireCredential(keySecret, nameof(keySecret));
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        Identifier.Require(externalId, nameof(externalId));
        RequireText(name, nameof(name));
        RequireText(email, nameof(email));
        if (emailVerified is not null && email is null)
            throw new ArgumentException("There is no email address that could be verified.", nameof(emailVerified));

        TimeSpan validity = lifetime ?? DefaultLifetime;
        if (validity < TimeSpan.FromSeconds(1) || validity > MaxLifetime)
            throw new ArgumentOutOfRangeException(nameof(lifetime), "The lifetime must be at least 1 second, and at most 31 days.");

        DateTimeOffset now = (timeProvider ?? TimeProvider.System).GetUtcNow();
        return JwtSigner.Sign(keyId, keySecret, json =>
        {
            json.WriteString("scope", "user");
            json.WriteString("external_id", externalId);
            if (name is not null)
                json.WriteString("name", name);
            if (email is not null)
                json.WriteString("email", email);
            if (emailVerified is { } verified)
                json.WriteBoolean("email_verified", verified);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", (now + validity).ToUnixTimeSeconds());
        });
    }

    private static void RequireCredential(string value, string paramName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, paramName);
        if (!CredentialText.IsValid(value))
            throw new ArgumentException("The value must not begin or end with white space, nor contain a control character.", paramName);
    }

    private static void RequireText(string? value, string paramName)
    {
        if (value is not null && (string.IsNullOrWhiteSpace(value) || Identifier.HoldsLoneSurrogate(value)))
            throw new ArgumentException("The value is empty, or contains a lone surrogate; null is omitted.", paramName);
    }
}
