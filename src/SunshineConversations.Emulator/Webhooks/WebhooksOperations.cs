using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>
/// The operations of the tag Webhooks. The description contradicts itself about account keys: each of these operations
/// accepts the scopes integration and app only, while the introduction allows all methods for an account. The emulator follows the
/// operations, and rejects account keys with 403: calls that work here work under either interpretation.
/// </summary>
internal static class WebhooksOperations
{
    private const string Collection = IntegrationsOperations.Item + "/webhooks";
    private const string Item = Collection + "/{webhookId}";

    public static ApiOperation[] All { get; } =
    [
        new("CreateWebhook", HttpMethods.Post, Collection, Create) { Callers = CallerScopes.IntegrationOrApp, Body = WebhooksDeclarations.Create },
        new("ListWebhooks", HttpMethods.Get, Collection, request => ApiResponse.Ok(new WebhookListBody(request.App.Webhooks.List(IntegrationOf(request).Id)))) { Callers = CallerScopes.IntegrationOrApp },
        new("GetWebhook", HttpMethods.Get, Item, request => ApiResponse.Ok(new WebhookBody(WebhookOf(request)))) { Callers = CallerScopes.IntegrationOrApp },
        new("UpdateWebhook", HttpMethods.Patch, Item, Update) { Callers = CallerScopes.IntegrationOrApp, Body = WebhooksDeclarations.Update },
        new("DeleteWebhook", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.IntegrationOrApp },
    ];

    /// <summary>Members that are not in the body keep their values.</summary>
    public static Webhook WithDetails(Webhook webhook, JsonElement body) => webhook with
    {
        Target = body.Text("target") ?? webhook.Target,
        Triggers = body.Member("triggers") is { } triggers ? [.. triggers.EnumerateArray().Select(trigger => trigger.GetString()!)] : webhook.Triggers,
        IncludeFullUser = body.Member("includeFullUser")?.GetBoolean() ?? webhook.IncludeFullUser,
        IncludeFullSource = body.Member("includeFullSource")?.GetBoolean() ?? webhook.IncludeFullSource,
    };

    private static ApiResponse Create(ApiRequest request)
    {
        AppState state = request.App;
        Integration integration = IntegrationOf(request);
        JsonElement body = request.ReadBody();
        WebhookTargets.ThrowIfRefused(body.Text("target")!, state);
        return ApiResponse.Created(new WebhookBody(state.Webhooks.Set(WithDetails(Webhook.New(state, integration), body))));
    }

    private static ApiResponse Update(ApiRequest request)
    {
        Webhook webhook = WebhookOf(request);
        JsonElement body = request.ReadBody();
        if (body.Text("target") is { } target)
            WebhookTargets.ThrowIfRefused(target, request.App);

        return ApiResponse.Ok(new WebhookBody(request.App.Webhooks.Set(WithDetails(webhook, body))));
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        request.App.Webhooks.Remove(WebhookOf(request));
        return ApiResponse.Empty;
    }

    /// <summary>Only a custom integration and that of an OAuth client can have webhooks.</summary>
    private static Integration IntegrationOf(ApiRequest request)
    {
        Integration integration = request.GetIntegration();
        return integration.CanHaveWebhooks ? integration : throw EmulatorErrorException.Forbidden();
    }

    private static Webhook WebhookOf(ApiRequest request)
    {
        string? integrationId = request.FindIntegration()?.Id;
        return request.App.Webhooks.Find(request.RouteValue("webhookId")) is { } webhook && webhook.IntegrationId == integrationId ? webhook : throw EmulatorErrorException.NotFound();
    }
}
