using Refit;

namespace SunshineConversations;

/// <summary>The OAuth API: access to the apps of other accounts, which their owners grant in a browser.</summary>
/// <remarks>
/// <para><see cref="RevokeAccessAsync"/> requires a key of the scope <c>integration</c>; the others take no key.</para>
/// <para>The access begins in the browser, at <see cref="SunshineConversationsOAuth.AuthorizeUrl"/>. The exception of
/// <see cref="GetTokenAsync"/> contains neither the content of the request nor that of a success that cannot be read: both
/// hold secrets.</para>
/// <include file="../SharedDocs.xml" path="docs/interface/*"/>
/// </remarks>
public interface IOAuthApi
{
    /// <summary>Gets the app that the client's OAuth token gives access to. It sends that token to
    /// <see cref="SunshineConversationsOptions.OAuthBaseUrl"/>, and so needs <see cref="SunshineConversationsAuthentication.Token"/>:
    /// without it, the call fails with an <see cref="ApiRequestException"/> before anything is sent.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The app, with its <see cref="SunshineConversationsApp.Subdomain"/> for further calls.</returns>
    /// <exception cref="ApiRequestException">There is no response, because of a network failure or a timeout, or the client has no token.</exception>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example with 401 when the token is invalid or was revoked.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetTokenInfo"/>
    [Get("/v2/tokenInfo")]
    Task<AppResponse> GetTokenInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Exchanges the code that the browser brought for an access token. It goes to
    /// <see cref="SunshineConversationsOptions.OAuthBaseUrl"/>, without the client's own credentials.</summary>
    /// <param name="body">The code, and who exchanges it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token. It does not expire: it is valid until <see cref="RevokeAccessAsync"/> or until the owner of the app removes the integration.</returns>
    /// <include file="../SharedDocs.xml" path="docs/operation/*"/>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example with 400 when the code was already used or has expired.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetToken"/>
    [Post("/oauth/token")]
    Task<OAuthTokenResponse> GetTokenAsync(
        [Body] OAuthTokenBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Gives up the access of the integration to the app. The webhooks that it made there are removed. It cannot be undone:
    /// the owner of the app would have to grant access again.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the access is revoked.</returns>
    /// <exception cref="ApiRequestException">There is no response, because of a network failure or a timeout.</exception>
    /// <exception cref="SunshineConversationsException">The service refused the request, for example with 401 when the token is invalid or was revoked.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/RevokeAccess"/>
    [Delete("/oauth/authorization")]
    Task RevokeAccessAsync(CancellationToken cancellationToken = default);
}
