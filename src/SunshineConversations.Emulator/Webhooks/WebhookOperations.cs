using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Webhooks.</summary>
internal sealed class WebhookOperations(EmulatorState state)
{
    private const string Collection = IntegrationOperations.Item + "/webhooks";
    private const string Item = Collection + "/{webhookId}";

    public ApiOperation[] All =>
    [
        new("CreateWebhook", HttpMethods.Post, Collection, Create) { Body = WebhookDeclarations.Create },
        new("ListWebhooks", HttpMethods.Get, Collection, request => ApiResponse.Ok(new WebhookListBody(state.Webhooks.List(CustomIntegrationOf(request).Id)))),
        new("GetWebhook", HttpMethods.Get, Item, request => ApiResponse.Ok(new WebhookBody(WebhookOf(request)))),
        new("UpdateWebhook", HttpMethods.Patch, Item, Update) { Body = WebhookDeclarations.Update },
        new("DeleteWebhook", HttpMethods.Delete, Item, Delete),
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
        Integration integration = CustomIntegrationOf(request);
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

    /// <summary>Only a custom integration can have webhooks.</summary>
    private Integration CustomIntegrationOf(ApiRequest request)
    {
        Integration integration = state.IntegrationOf(request);
        return integration.Type == IntegrationTypes.Custom ? integration : throw ApiException.Forbidden();
    }

    private Webhook WebhookOf(ApiRequest request) =>
        state.Webhooks.Find(request.RouteValue("webhookId")) is { } webhook
        && state.FindIntegration(request)?.Id == webhook.IntegrationId
            ? webhook
            : throw ApiException.NotFound();
}
