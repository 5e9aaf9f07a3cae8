using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>
/// The operations of the tag Webhooks. The description contradicts itself about keys of an account: each of these operations
/// takes the scopes integration and app only, while the introduction gives an account all methods. The emulator follows the
/// operations, and refuses those keys with 403: what works here works on either reading.
/// </summary>
internal sealed class WebhookOperations(AppState state)
{
    private const string Collection = IntegrationOperations.Item + "/webhooks";
    private const string Item = Collection + "/{webhookId}";

    public ApiOperation[] All =>
    [
        new("CreateWebhook", HttpMethods.Post, Collection, Create) { Callers = CallerScopes.IntegrationOrApp, Body = WebhookDeclarations.Create },
        new("ListWebhooks", HttpMethods.Get, Collection, request => ApiResponse.Ok(new WebhookListBody(state.Webhooks.List(IntegrationOf(request).Id)))) { Callers = CallerScopes.IntegrationOrApp },
        new("GetWebhook", HttpMethods.Get, Item, request => ApiResponse.Ok(new WebhookBody(WebhookOf(request)))) { Callers = CallerScopes.IntegrationOrApp },
        new("UpdateWebhook", HttpMethods.Patch, Item, Update) { Callers = CallerScopes.IntegrationOrApp, Body = WebhookDeclarations.Update },
        new("DeleteWebhook", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.IntegrationOrApp },
    ];

    /// <summary>What the body does not mention stays.</summary>
    public static Webhook WithDetails(Webhook webhook, JsonElement body) => webhook with
    {
        Target = body.Text("target") ?? webhook.Target,
        Triggers = body.Member("triggers") is { } triggers ? [.. triggers.EnumerateArray().Select(trigger => trigger.GetString()!)] : webhook.Triggers,
        IncludeFullUser = body.Member("includeFullUser")?.GetBoolean() ?? webhook.IncludeFullUser,
        IncludeFullSource = body.Member("includeFullSource")?.GetBoolean() ?? webhook.IncludeFullSource,
    };

    private ApiResponse Create(ApiRequest request)
    {
        Integration integration = IntegrationOf(request);
        JsonElement body = request.ReadBody();
        WebhookTargets.ThrowIfRefused(body.Text("target")!, state);
        return ApiResponse.Created(new WebhookBody(state.Webhooks.Set(WithDetails(Webhook.New(state, integration), body))));
    }

    private ApiResponse Update(ApiRequest request)
    {
        Webhook webhook = WebhookOf(request);
        JsonElement body = request.ReadBody();
        if (body.Text("target") is { } target)
            WebhookTargets.ThrowIfRefused(target, state);

        return ApiResponse.Ok(new WebhookBody(state.Webhooks.Set(WithDetails(webhook, body))));
    }

    private ApiResponse Delete(ApiRequest request)
    {
        state.Webhooks.Remove(WebhookOf(request));
        return ApiResponse.Empty;
    }

    /// <summary>Only a custom integration and that of an OAuth client can have webhooks.</summary>
    private Integration IntegrationOf(ApiRequest request)
    {
        Integration integration = state.IntegrationOf(request);
        return integration.CanHaveWebhooks ? integration : throw ApiException.Forbidden();
    }

    private Webhook WebhookOf(ApiRequest request)
    {
        string? integrationId = state.FindIntegration(request)?.Id;
        return state.Webhooks.Find(request.RouteValue("webhookId")) is { } webhook && webhook.IntegrationId == integrationId ? webhook : throw ApiException.NotFound();
    }
}
