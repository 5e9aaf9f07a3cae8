using Refit;

namespace SunshineConversations;

/// <summary>
/// The OAuth API: access to the apps of other accounts, which their owners grant in a browser.
/// Register it with <c>services.AddSunshineConversations(…)</c> and inject it; it is safe for concurrent use and
/// may be held by a singleton.
/// </summary>
/// <remarks>
/// <para>Bad arguments throw an <see cref="ArgumentException"/> that names the parameter, before anything is sent.</para>
/// <para>Every response that is not a success, or that is not the JSON it should be, throws a
/// <see cref="SunshineConversationsException"/>. When no response came, because the network failed or the time was
/// over, an <see cref="ApiRequestException"/> is thrown. The caller's own cancellation stays an
/// <see cref="OperationCanceledException"/>.</para>
/// <para>The access begins in the browser, at <see cref="SunshineConversationsOAuth.AuthorizeUrl"/>. The exception of
/// <see cref="GetTokenAsync"/> has neither the content of the request nor that of a success that cannot be read: both
/// hold secrets.</para>
/// <para><see cref="RevokeAccessAsync"/> takes a key of the scope <c>integration</c>; the others take no key.</para>
/// <para>Without dependency injection, <see cref="SunshineConversationsClient.Create"/> makes one.
/// <c>RestService.ForGenerated</c> with other settings is not supported: identifiers would not be checked.</para>
/// </remarks>
public interface IOAuthApi
{
    /// <summary>Gets the app that the client's OAuth token gives access to. It sends that token to
    /// <see cref="SunshineConversationsOptions.OAuthBaseUrl"/>, and so needs <see cref="SunshineConversationsAuthentication.Token"/>:
    /// without it, the call fails with an <see cref="ApiRequestException"/> before anything is sent.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The app, with its <see cref="App.Subdomain"/> for further calls.</returns>
    /// <exception cref="SunshineConversationsException">The service refused, for example with 401 when the token is not valid, or not any more.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetTokenInfo"/>
    [Get("/v2/tokenInfo")]
    Task<AppResponse> GetTokenInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Exchanges the code that the browser brought for an access token. It goes to
    /// <see cref="SunshineConversationsOptions.OAuthBaseUrl"/>, without the client's own credentials.</summary>
    /// <param name="body">The code, and who exchanges it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token. It does not expire, and ends with <see cref="RevokeAccessAsync"/> or when the owner of the app removes the integration.</returns>
    /// <exception cref="ArgumentException">An argument is missing or malformed; nothing was sent.</exception>
    /// <exception cref="SunshineConversationsException">The service refused, for example with 400 when the code was used or is too old.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/GetToken"/>
    [Post("/oauth/token")]
    Task<OAuthTokenResponse> GetTokenAsync(
        [Body] OAuthTokenBody body,
        CancellationToken cancellationToken = default);

    /// <summary>Gives up the access of the integration to the app. The webhooks that it made there are removed. It cannot be undone:
    /// the owner of the app would have to grant access anew.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the access is revoked.</returns>
    /// <exception cref="SunshineConversationsException">The service refused, for example with 401 when the token is not valid, or not any more.</exception>
    /// <seealso href="https://developer.zendesk.com/api-reference/conversations/#operation/RevokeAccess"/>
    [Delete("/oauth/authorization")]
    Task RevokeAccessAsync(CancellationToken cancellationToken = default);
}
