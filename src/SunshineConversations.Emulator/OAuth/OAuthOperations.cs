using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>
/// The operations of the tag OAuth. No login or consent is needed: the client of the options receives a code for
/// the preconfigured app immediately.
/// </summary>
internal static class OAuthOperations
{
    private const int MaxTokens = 100;

    public static ApiOperation[] All { get; } =
    [
        // The description says that it needs no credentials, but its text that it identifies the owner of the token.
        new("GetTokenInfo", HttpMethods.Get, "/v2/tokenInfo", GetTokenInfo) { Callers = CallerScopes.Integration },
        new("Authorize", HttpMethods.Get, "/oauth/authorize", Authorize) { Callers = CallerScopes.None, Query = OAuthDeclarations.Authorize },
        new("GetToken", HttpMethods.Post, "/oauth/token", GetToken) { Callers = CallerScopes.None, Body = OAuthDeclarations.GetToken },
        new("RevokeAccess", HttpMethods.Delete, "/oauth/authorization", RevokeAccess) { Callers = CallerScopes.Integration },
    ];

    private static ApiResponse GetTokenInfo(ApiRequest request) => ApiResponse.Ok(new AppBody(request.App.App.WithSubdomain()));

    private static ApiResponse Authorize(ApiRequest request)
    {
        JsonElement query = request.ReadQuery();
        if (query.Text("client_id") != request.Account.Options.OAuthClientId)
            throw EmulatorErrorException.BadRequest("client_id is unknown");

        string target = RedirectUriOf(query.Text("redirect_uri"), request.Account.Options).AbsoluteUri;
        QueryString result = QueryString.Create("code", request.Account.Codes.Add());
        if (query.Text("state") is { } state)
            result = result.Add("state", state);

        return ApiResponse.Redirect($"{target}{(target.Contains('?', StringComparison.Ordinal) ? "&" : "?")}{result.Value![1..]}");
    }

    /// <summary>Redirects to loopback are always allowed, on any port, as is usual during development.</summary>
    private static Uri RedirectUriOf(string? given, EmulatorOptions options)
    {
        if (given is null)
            return options.OAuthRedirectUris.FirstOrDefault() ?? throw EmulatorErrorException.BadRequest("redirect_uri is required, since none is registered for the client");

        return Uri.TryCreate(given, UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "http" or "https"
            && uri.Fragment.Length == 0
            && (WebhookTargets.IsLoopback(uri.IdnHost) || options.OAuthRedirectUris.Contains(uri))
                ? uri
                : throw EmulatorErrorException.BadRequest("redirect_uri is not registered for the client");
    }

    private static ApiResponse GetToken(ApiRequest request)
    {
        EmulatorAccount account = request.Account;
        JsonElement body = request.ReadBody();
        if (!IsSame(body.Text("client_id")!, account.Options.OAuthClientId) || !IsSame(body.Text("client_secret")!, account.Options.OAuthClientSecret))
            throw EmulatorErrorException.Unauthorized();

        AppState app = account.SeedApp;
        if (!account.Codes.Take(body.Text("code")!) || account.Apps.Find(app.Id) is null)
            throw EmulatorErrorException.BadRequest("code is unknown or was used before");

        Integration integration = IntegrationOf(app, account.Options.OAuthClientId);
        AccessToken[] tokens = app.AccessTokens.List(integration.Id);
        if (tokens.Length >= MaxTokens)
            app.AccessTokens.Remove(tokens[0]);

        // It begins with an ID, so that the oldest ones come first.
        AccessToken token = app.AccessTokens.Set(new AccessToken($"{app.NewId()}{RandomNumberGenerator.GetHexString(40, lowercase: true)}", integration.Id));
        return ApiResponse.Ok(new AccessTokenBody(token.Value, "Bearer"));
    }

    private static ApiResponse RevokeAccess(ApiRequest request)
    {
        if (request.FindCallingIntegration() is { } integration)
            request.App.Integrations.Remove(integration);

        return ApiResponse.Empty;
    }

    /// <summary>The one integration that a client has in an app.</summary>
    private static Integration IntegrationOf(AppState app, string clientId) =>
        app.Integrations.List(clientId).FirstOrDefault()
        ?? app.Integrations.Set(new Integration(app.NewId(), clientId, EmulatorJson.EmptyObject) { IsOfOAuthClient = true });

    private static bool IsSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
