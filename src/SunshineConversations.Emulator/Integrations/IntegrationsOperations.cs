using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Integrations.</summary>
internal static class IntegrationsOperations
{
    public const string Item = Collection + "/{integrationId}";
    private const string Collection = "/v2/apps/{appId}/integrations";

    public static ApiOperation[] All { get; } =
    [
        new("CreateIntegration", HttpMethods.Post, Collection, Create) { Callers = CallerScopes.AppOrAccount, Body = IntegrationsDeclarations.Create },
        new("ListIntegrations", HttpMethods.Get, Collection, List) { Callers = CallerScopes.AppOrAccount, Query = IntegrationsDeclarations.List },
        new("GetIntegration", HttpMethods.Get, Item, request => Ok(request, request.GetIntegration())) { Callers = CallerScopes.AppOrAccount },
        new("UpdateIntegration", HttpMethods.Patch, Item, Update) { Callers = CallerScopes.AppOrAccount, Body = IntegrationsDeclarations.Update },
        new("DeleteIntegration", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.AppOrAccount },
    ];

    private static ApiResponse Create(ApiRequest request)
    {
        AppState state = request.App;
        JsonElement body = request.ReadBody();
        JsonObject details = IntegrationsDeclarations.Create.PickDeclared(body).AsObject();
        details.Remove("type");
        details.Remove("webhooks");
        JsonElement[] webhooks = [.. body.Member("webhooks")?.EnumerateArray() ?? []];
        foreach (JsonElement webhook in webhooks)
            WebhookTargets.ThrowIfRefused(webhook.Text("target")!, state);

        var integration = new Integration(state.NewId(), body.Text("type")!, EmulatorJson.ToElement(details));
        foreach (JsonElement webhook in webhooks)
            state.Webhooks.Set(WebhooksOperations.WithDetails(Webhook.New(state, integration), webhook));

        state.Integrations.Set(integration);

        return ApiResponse.Created(new IntegrationBody(integration.ToJson(state)));
    }

    private static ApiResponse List(ApiRequest request)
    {
        JsonElement query = request.ReadQuery();
        string[] types = query.Member("filter")?.Text("types")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        ItemPage<Integration> page = request.App.Integrations.List("", PageQuery.Read(query), where: types.Length == 0 ? null : integration => types.Contains(integration.Type));
        return ApiResponse.Ok(new IntegrationListBody([.. page.Items.Select(each => each.ToJson(request.App))], ListMeta.Of(page), ListLinks.Of(page, request, query)));
    }

    private static ApiResponse Update(ApiRequest request)
    {
        Integration integration = request.GetIntegration();
        JsonElement body = request.ReadBody();
        JsonObject details = JsonObject.Create(integration.Details)!;
        foreach (MemberDeclaration member in IntegrationsDeclarations.UpdateOf(integration.Type).Where(member => body.Has(member.Name)))
        {
            if (body.Member(member.Name) is { } value)
                details[member.Name] = member.Value.PickDeclared(value);
            else
                details.Remove(member.Name);
        }

        return Ok(request, request.App.Integrations.Set(integration with { Details = EmulatorJson.ToElement(details) }));
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        Integration integration = request.GetIntegration();
        if (integration.IsFromAdminCenter)
            throw EmulatorErrorException.BadRequest("SDK integrations configured on Admin Center cannot be deleted");

        request.App.Integrations.Remove(integration);
        return ApiResponse.Empty;
    }

    private static ApiResponse Ok(ApiRequest request, Integration integration) => ApiResponse.Ok(new IntegrationBody(integration.ToJson(request.App)));
}
