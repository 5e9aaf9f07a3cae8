using Refit;

namespace SunshineConversations;

/// <summary>The OAuth API: access to the apps of other accounts, which their owners grant in a browser.</summary>
/// <remarks>
/// <para><see cref="RevokeAccessAsync"/> requires a key with the <c>integration</c> scope; the others use no key.</para>
/// <para>Authorization begins in the browser, at <see cref="SunshineConversationsOAuth.AuthorizeUrl"/>. The exception of
/// <see cref="GetTokenAsync"/> contains neither the request content nor an unreadable success body: both
/// contain secrets.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
public interface IOAuthApi
{
    /// <summary>Gets the app that the client's OAuth token grants access to. It sends that token to
    /// <see cref="SunshineConversationsOptions.OAuthBaseUrl"/>, and so requires <see cref="SunshineConversationsAuthentication.Token"/>:
    /// without it, the call fails with an <see cref="ApiRequestException"/> before anything is sent.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The app, with its <see cref="SunshineConversationsApp.Subdomain"/> for further calls.</returns>
    /// <exception cref="ApiRequestException">There is no response, because of a network failure or a timeout, or the client has no token.</exception>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example with 401 when the token is invalid or was revoked.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetTokenInfo"/>
    [Get("/v2/tokenInfo")]
    Task<AppResponse> GetTokenInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Exchanges the code from the redirect for an access token. It goes to
    /// <see cref="SunshineConversationsOptions.OAuthBaseUrl"/>, without the client's own credentials.</summary>
    /// <param name="body">The code, and the credentials of the OAuth client.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token. It does not expire: it is valid until <see cref="RevokeAccessAsync"/> or until the owner of the app removes the integration.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example with 400 when the code was already used or has expired.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetToken"/>
    [Post("/oauth/token")]
    Task<OAuthTokenResponse> GetTokenAsync(
        [Body] OAuthTokenBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Revokes the access of the integration to the app. The webhooks that it created there are removed. This cannot be undone:
    /// the owner of the app would have to grant access again.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the access is revoked.</returns>
    /// <exception cref="ApiRequestException">There is no response, because of a network failure or a timeout.</exception>
    /// <exception cref="SunshineConversationsException">The service rejected the request, for example with 401 when the token is invalid or was revoked.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/RevokeAccess"/>
    [Delete("/oauth/authorization")]
    Task RevokeAccessAsync(CancellationToken cancellationToken = default);
}
