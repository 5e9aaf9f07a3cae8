namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag OAuth.</summary>
internal static class OAuthRows
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IOAuthApi>("GET /v2/tokenInfo", "GetTokenInfo", (api, _, token) => api.GetTokenInfoAsync(token)) with
        {
            Authorization = $"Bearer {Clients.AccessToken}",
            SuccessBody = """{"app":{"id":"5d8cff3cd55b040010928b5b","displayName":"My App","subdomain":"test-domain"}}""",
        },
        Operation.Of<IOAuthApi>("POST /oauth/token", "GetToken", (api, _, token) => api.GetTokenAsync(new("658965", "5e4af71a81966cfff3ef6550", "client-secret-0123456789"), token)) with
        {
            Authorization = null,
            CarriesSecret = true,
            RequestBody = """{"code":"658965","grant_type":"authorization_code","client_id":"5e4af71a81966cfff3ef6550","client_secret":"client-secret-0123456789"}""",
            SuccessBody = """{"access_token":"new-token-0123456789","token_type":"Bearer"}""",
        },
        Operation.Of<IOAuthApi>("DELETE /oauth/authorization", "RevokeAccess", (api, _, token) => api.RevokeAccessAsync(token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Bad("a token without a code", "Code is required", new("", "c", "s")),
        Bad("a token without a grant type", "GrantType is required", new("c", "c", "s") { GrantType = "" }),
        Bad("a token without a client", "ClientId is required", new("c", "", "s")),
        Bad("a token without the client's secret", "ClientSecret is required", new("c", "c", "")),
    ];

    private static BadInput Bad(string what, string message, OAuthTokenBody body) => BadInput.Of<IOAuthApi>("body", what, api => api.GetTokenAsync(body)) with { Message = message };
}
