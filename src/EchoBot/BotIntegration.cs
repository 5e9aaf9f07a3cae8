using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace SunshineConversations.EchoBot;

/// <summary>The integration of the bot and its webhook: found, or created, as soon as the program listens. The service generates the secret.</summary>
internal sealed class BotIntegration(SunshineConversationsClient client, IOptions<BotOptions> options, IServer server)
    : IHostedLifecycleService, IWebhookSecretProvider
{
    public const string Path = "/hooks/sunshine";

    private const string Name = "EchoBot";

    private volatile string[] _secrets = [];

    public ValueTask<IReadOnlyCollection<string>> GetSecretsAsync(string receiverName, CancellationToken cancellationToken) => new(_secrets);

    // Now the server has a URL. Events that arrive before the secret is known are rejected with 503, and redelivered.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        Uri address = options.Value.PublicUrl ?? new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Webhook webhook = await FindOrCreateAsync(new Uri(address, Path).ToString(), cancellationToken);
        _secrets = [webhook.Secret ?? throw new InvalidOperationException("The service returned no secret.")];
    }

    private async Task<Webhook> FindOrCreateAsync(string target, CancellationToken cancellationToken)
    {
        WebhookTrigger[] triggers = [WebhookTrigger.ConversationMessage, WebhookTrigger.ConversationPostback];
        string appId = options.Value.AppId;
        await foreach (Integration integration in client.Integrations.ListAllIntegrationsAsync(appId, IntegrationListFilter.ByTypes(IntegrationType.Custom), cancellationToken: cancellationToken))
        {
            if (integration.DisplayName != Name)
                continue;

            WebhookListResponse known = await client.Webhooks.ListWebhooksAsync(appId, integration.Id, cancellationToken);
            return known.Webhooks.FirstOrDefault(webhook => webhook.Target == target)
                ?? (await client.Webhooks.CreateWebhookAsync(appId, integration.Id, new(target, triggers), cancellationToken)).Webhook;
        }

        var bot = new CustomIntegration(new Webhook(target, triggers)) { DisplayName = Name };
        IntegrationResponse created = await client.Integrations.CreateIntegrationAsync(appId, bot, cancellationToken);
        return ((CustomIntegration)created.Integration).Webhooks[0];
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
