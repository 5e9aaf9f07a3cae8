namespace SunshineConversations;

internal static class OAuthOperations
{
    public static OperationInfo[] All { get; } =
    [
        new("GetTokenInfo", HttpMethod.Get, "/v2/tokenInfo", IsRepeatable: true) { Target = CallTarget.OAuthWithToken },
        new("GetToken", HttpMethod.Post, "/oauth/token", IsRepeatable: false) { Target = CallTarget.OAuthAnonymous, CarriesSecret = true },
        new("RevokeAccess", HttpMethod.Delete, "/oauth/authorization", IsRepeatable: true, ReturnsNothing: true, Scopes: KeyScopes.Integration),
    ];
}
