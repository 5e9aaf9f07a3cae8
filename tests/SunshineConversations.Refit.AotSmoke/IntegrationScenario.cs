namespace SunshineConversations.AotSmoke;

/// <summary>A custom integration with its webhooks, and one of the Web Messenger, whose members are of every kind.</summary>
internal sealed class IntegrationScenario(SunshineConversationsClient client, CancellationToken cancellationToken)
{
    public async Task RunAsync()
    {
        IntegrationResponse created = await client.Integrations.CreateIntegrationAsync(
            Account.AppId, new CustomIntegration(new("http://127.0.0.1:9/hook", WebhookTrigger.UserRemove)) { DisplayName = "Smoke" }, cancellationToken);
        Check.That(created.Integration is CustomIntegration { Id.Length: 24, DisplayName: "Smoke", Webhooks: [{ Id.Length: 24, Secret.Length: > 0 }] });
        string id = created.Integration.Id;
        await UseWebhooksAsync(id);

        IntegrationResponse web = await client.Integrations.CreateIntegrationAsync(
            Account.AppId, new WebIntegration { DisplayStyle = WebDisplayStyle.Tab, OriginWhitelist = ["https://example.org"], PrechatCapture = new() { Enabled = true } }, cancellationToken);
        web = await client.Integrations.UpdateIntegrationAsync(
            Account.AppId, web.Integration.Id, new WebIntegrationUpdate { DisplayName = "Web", OriginWhitelist = null, IntegrationOrder = new([id]) }, cancellationToken);
        web = await client.Integrations.GetIntegrationAsync(Account.AppId, web.Integration.Id, cancellationToken);
        Check.That(web.Integration is WebIntegration { DisplayName: "Web", OriginWhitelist: null, IntegrationOrder: [_], PrechatCapture.Enabled: true } read && read.DisplayStyle == WebDisplayStyle.Tab);

        HashSet<string> listed = [];
        await foreach (Integration each in client.Integrations.ListAllIntegrationsAsync(Account.AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom, IntegrationType.Web), pageSize: 1, cancellationToken: cancellationToken))
            Check.That(each is CustomIntegration or WebIntegration && listed.Add(each.Id));

        Check.That(listed.IsSupersetOf([id, web.Integration.Id]));
        foreach (string each in (string[])[id, web.Integration.Id])
            await client.Integrations.DeleteIntegrationAsync(Account.AppId, each, cancellationToken);

        SunshineConversationsException error = await Check.ThrowsAsync<SunshineConversationsException>(() => client.Integrations.GetIntegrationAsync(Account.AppId, id, cancellationToken));
        Check.That(error.Errors is [{ Code: "integration_not_found" }]);
    }

    private async Task UseWebhooksAsync(string integrationId)
    {
        WebhookResponse created = await client.Webhooks.CreateWebhookAsync(
            Account.AppId, integrationId, new("http://127.0.0.1:9/other", WebhookTrigger.UserMerge) { IncludeFullUser = true }, cancellationToken);
        string id = created.Webhook.Id;
        WebhookResponse updated = await client.Webhooks.UpdateWebhookAsync(Account.AppId, integrationId, id, new() { Triggers = [WebhookTrigger.UserRemove, WebhookTrigger.UserMerge] }, cancellationToken);
        Check.That(updated.Webhook is { Triggers.Count: 2, IncludeFullUser: true, Target: "http://127.0.0.1:9/other" });
        WebhookListResponse listed = await client.Webhooks.ListWebhooksAsync(Account.AppId, integrationId, cancellationToken);
        Check.That(listed.Webhooks.Count == 2);
        WebhookResponse read = await client.Webhooks.GetWebhookAsync(Account.AppId, integrationId, id, cancellationToken);
        Check.That(read.Webhook.Secret == created.Webhook.Secret && read.Webhook.Triggers[0] == WebhookTrigger.UserRemove);
        await client.Webhooks.DeleteWebhookAsync(Account.AppId, integrationId, id, cancellationToken);
    }
}
