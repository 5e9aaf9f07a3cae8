using System.Net.Http.Headers;

namespace SunshineConversations.Emulator.Tests;

/// <summary>Which keys may call which operations. That these are the documented ones, the contract tests check.</summary>
public sealed class ScopeTests : EmulatorTest
{
    /// <summary>Every operation, those last that take away what the others need.</summary>
    private static IEnumerable<ApiOperation> Operations => ApiOperations.All.OrderBy(operation => operation.Id is "DeleteApp" or "RevokeAccess");

    [Theory]
    [Values(nameof(CallerScopes.Account), nameof(CallerScopes.App), nameof(CallerScopes.Integration))]
    public async Task An_operation_takes_the_keys_of_its_scopes(string scopeName)
    {
        CallerScopes scope = Enum.Parse<CallerScopes>(scopeName);
        AuthenticationHeaderValue key = scope switch
        {
            CallerScopes.Account => Account,
            CallerScopes.App => Basic(),
            _ => await CreateKeyAsync(await CreateIntegrationAsync()),
        };
        var wrong = new List<string>();
        foreach (ApiOperation operation in Operations.Where(operation => operation.Callers != CallerScopes.None))
        {
            HttpStatusCode status = (await SendAsync(operation.Method, PathOf(operation, AppId), operation.Body is null ? null : "{}", key)).Status;
            if (status == HttpStatusCode.Unauthorized || operation.Callers.HasFlag(scope) == (status == HttpStatusCode.Forbidden))
                wrong.Add($"{operation.Id}: {status}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_key_of_another_app_is_forbidden()
    {
        string other = await CreateAppAsync();
        AuthenticationHeaderValue[] keys = [await CreateKeyAsync(other), await CreateKeyAsync(await CreateIntegrationAsync(other))];
        foreach (ApiOperation operation in Operations.Where(operation => operation.Template.Contains("{appId}", StringComparison.Ordinal)))
        {
            foreach (AuthenticationHeaderValue key in keys)
                (await SendAsync(operation.Method, PathOf(operation, AppId), null, key)).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
        }
    }

    [Fact]
    public async Task Without_credentials_only_those_of_OAuth_can_be_called()
    {
        foreach (ApiOperation operation in Operations)
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), PathOf(operation, AppId));
            Assert.Equal(
                operation.Id is not ("Authorize" or "GetToken"),
                (await SendAsync(request)).Status == HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task An_integration_sees_its_own_webhooks_only()
    {
        string integration = await CreateIntegrationAsync();
        string other = await CreateIntegrationAsync();
        AuthenticationHeaderValue key = await CreateKeyAsync(integration);
        string webhookId = (string)(await SendAsync("GET", $"{Integrations}/me/webhooks", null, key)).Json["webhooks"]![0]!["id"]!;

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{integration}/webhooks/{webhookId}", null, key)).Status);
        (await SendAsync("GET", $"{other}/webhooks", null, key)).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
        (await SendAsync("GET", $"{other}/webhooks/{webhookId}", null, key)).IsError(HttpStatusCode.Forbidden, "forbidden", "Forbidden");
        (await SendAsync("GET", $"{Integrations}/unknown/webhooks", null, key)).IsError(HttpStatusCode.NotFound, "integration_not_found", "Integration not found");
        (await SendAsync("GET", $"{other}/webhooks/{webhookId}")).IsError(HttpStatusCode.NotFound, "not_found", "Resource not found");
    }

    [Fact]
    public async Task The_keys_of_an_integration_go_with_it()
    {
        string integration = await CreateIntegrationAsync();
        AuthenticationHeaderValue key = await CreateKeyAsync(integration);

        await SendAsync("DELETE", integration);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("GET", $"{Users}/{UserId}", null, key)).Status);
    }

    private static string PathOf(ApiOperation operation, string appId) => string.Join('/', operation.Template.Split('/').Select(segment => segment switch
    {
        "{appId}" => appId,
        ['{', ..] => "unknown",
        _ => segment,
    }));
}
