using System.Net;

namespace SunshineConversations;

/// <summary>One set-up of a bot. Everything that can be refused is read before anything is created.</summary>
internal sealed class BotSetupSteps(SunshineConversationsClient client, string appId, BotSetup setup, TimeProvider timeProvider, CancellationToken cancellationToken)
{
    /// <summary>An ID begins with the second of its creation: after it, whatever is created is younger.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private readonly List<string> _changes = [];

    public async Task<BotSetupResult> RunAsync()
    {
        List<string> warnings = await FindWarningsAsync().ConfigureAwait(false);
        Switchboard? switchboard = setup.SwitchboardIntegration is null ? null : await FindSwitchboardAsync().ConfigureAwait(false);
        if (switchboard?.Enabled == false)
            warnings.Add($"The switchboard is disabled, so that every integration receives all events: enable it with {nameof(ISwitchboardsApi.UpdateSwitchboardAsync)}.");

        IReadOnlyList<SwitchboardIntegration> members = switchboard is null ? [] : await ListMembersAsync(switchboard).ConfigureAwait(false);
        string? nextId = FindNext(members);

        CustomIntegration integration = await FindIntegrationAsync().ConfigureAwait(false) ?? await CreateIntegrationAsync().ConfigureAwait(false);
        Webhook webhook = await UpdateAsync(integration, await FindWebhookAsync(integration).ConfigureAwait(false) ?? await CreateWebhookAsync(integration).ConfigureAwait(false)).ConfigureAwait(false);
        if (switchboard is null)
            return new(integration, webhook, null, _changes, warnings);

        SwitchboardIntegration member = await FindMemberAsync(switchboard, members).ConfigureAwait(false) ?? await CreateMemberAsync(switchboard, integration, nextId).ConfigureAwait(false);
        member = await UpdateAsync(switchboard, member, integration, nextId).ConfigureAwait(false);
        await UpdateDefaultAsync(switchboard, member).ConfigureAwait(false);
        return new(integration, webhook, member, _changes, warnings);
    }

    private async Task<List<string>> FindWarningsAsync()
    {
        AppResponse response = await client.Apps.GetAppAsync(appId, cancellationToken).ConfigureAwait(false);
        return response.App.Settings?.MultiConvoEnabled == false
            ? ["Multi-conversations are off, so that each user has one conversation only: turn them on in Admin Center, or with UpdateAppAsync (it cannot be undone)."]
            : [];
    }

    private async Task<Switchboard> FindSwitchboardAsync()
    {
        SwitchboardListResponse response = await client.Switchboards.ListSwitchboardsAsync(appId, cancellationToken).ConfigureAwait(false);
        return response.Switchboards is [var switchboard, ..]
            ? switchboard
            : throw new InvalidOperationException($"The app has no switchboard: create it with {nameof(ISwitchboardsApi.CreateSwitchboardAsync)}, or leave {nameof(BotSetup)}.{nameof(BotSetup.SwitchboardIntegration)} null.");
    }

    private async Task<IReadOnlyList<SwitchboardIntegration>> ListMembersAsync(Switchboard switchboard) =>
        (await client.SwitchboardIntegrations.ListSwitchboardIntegrationsAsync(appId, switchboard.Id, cancellationToken).ConfigureAwait(false)).SwitchboardIntegrations;

    private string? FindNext(IReadOnlyList<SwitchboardIntegration> members)
    {
        if (setup.NextSwitchboardIntegration is not { } next)
            return null;

        SwitchboardIntegration? found = members.FirstOrDefault(member => member.Id == next)
            ?? members.FirstOrDefault(member => member.Name == next)
            ?? members.FirstOrDefault(member => member.IntegrationType?.Value == next);
        return found?.Id
            ?? throw new InvalidOperationException(
                $"The switchboard has no integration '{next}'; it has {(members.Count == 0 ? "none" : string.Join(", ", members.Select(member => $"'{member.Name}'")))}: set {nameof(BotSetup.NextSwitchboardIntegration)} to one of them.");
    }

    private async Task<CustomIntegration?> FindIntegrationAsync()
    {
        var found = new List<CustomIntegration>();
        await foreach (Integration integration in client.Integrations.ListAllIntegrationsAsync(appId, IntegrationListFilter.ByTypes(IntegrationType.Custom), cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (integration is CustomIntegration custom && custom.DisplayName == setup.Name)
                found.Add(custom);
        }

        return await KeepOldestAsync(
            found,
            integration => integration.Id,
            // One with other webhooks as well is not what another instance has just created.
            integration => integration.Webhooks.All(webhook => webhook.Target == setup.Target),
            integration => client.Integrations.DeleteIntegrationAsync(appId, integration.Id, cancellationToken),
            "integration").ConfigureAwait(false);
    }

    private async Task<CustomIntegration> CreateIntegrationAsync()
    {
        var body = new CustomIntegration(new Webhook(setup.Target, setup.Triggers)) { DisplayName = setup.Name };
        IntegrationResponse response = await client.Integrations.CreateIntegrationAsync(appId, body, cancellationToken).ConfigureAwait(false);
        _changes.Add($"Created the integration '{setup.Name}' with its webhook.");
        await SettleAsync().ConfigureAwait(false);
        return await FindIntegrationAsync().ConfigureAwait(false) ?? (CustomIntegration)response.Integration;
    }

    private async Task<Webhook?> FindWebhookAsync(CustomIntegration integration)
    {
        WebhookListResponse response = await client.Webhooks.ListWebhooksAsync(appId, integration.Id, cancellationToken).ConfigureAwait(false);
        return await KeepOldestAsync(
            [.. response.Webhooks.Where(webhook => webhook.Target == setup.Target)],
            webhook => webhook.Id,
            static _ => true,
            webhook => client.Webhooks.DeleteWebhookAsync(appId, integration.Id, webhook.Id, cancellationToken),
            "webhook").ConfigureAwait(false);
    }

    private async Task<Webhook> CreateWebhookAsync(CustomIntegration integration)
    {
        WebhookResponse response = await client.Webhooks.CreateWebhookAsync(appId, integration.Id, new(setup.Target, setup.Triggers), cancellationToken).ConfigureAwait(false);
        _changes.Add("Created the webhook.");
        await SettleAsync().ConfigureAwait(false);
        return await FindWebhookAsync(integration).ConfigureAwait(false) ?? response.Webhook;
    }

    private async Task<Webhook> UpdateAsync(CustomIntegration integration, Webhook webhook)
    {
        if (webhook.Triggers.ToHashSet().SetEquals(setup.Triggers))
            return webhook;

        WebhookResponse response = await client.Webhooks.UpdateWebhookAsync(appId, integration.Id, webhook.Id, new() { Triggers = setup.Triggers }, cancellationToken).ConfigureAwait(false);
        _changes.Add($"Changed the triggers of the webhook to {string.Join(", ", setup.Triggers)}.");
        response.Webhook.Secret ??= webhook.Secret;
        return response.Webhook;
    }

    private Task<SwitchboardIntegration?> FindMemberAsync(Switchboard switchboard, IReadOnlyList<SwitchboardIntegration> members) => KeepOldestAsync(
        [.. members.Where(member => member.Name == setup.SwitchboardIntegration)],
        member => member.Id,
        // The service refuses to delete one that others depend on.
        member => member.Id != switchboard.DefaultSwitchboardIntegrationId && members.All(other => other.NextSwitchboardIntegrationId != member.Id),
        member => client.SwitchboardIntegrations.DeleteSwitchboardIntegrationAsync(appId, switchboard.Id, member.Id, cancellationToken),
        "switchboard integration");

    private async Task<SwitchboardIntegration> CreateMemberAsync(Switchboard switchboard, CustomIntegration integration, string? nextId)
    {
        var body = new SwitchboardIntegrationCreateBody(setup.SwitchboardIntegration!)
        {
            IntegrationId = integration.Id,
            DeliverStandbyEvents = setup.DeliverStandbyEvents,
            NextSwitchboardIntegrationId = nextId,
            MessageHistoryCount = setup.MessageHistoryCount,
        };
        SwitchboardIntegration created;
        try
        {
            created = (await client.SwitchboardIntegrations.CreateSwitchboardIntegrationAsync(appId, switchboard.Id, body, cancellationToken).ConfigureAwait(false)).SwitchboardIntegration;
            _changes.Add($"Created the switchboard integration '{setup.SwitchboardIntegration}'.");
        }
        catch (SunshineConversationsException e) when (e.StatusCode == HttpStatusCode.BadRequest)
        {
            // The number of switchboard integrations is limited, and other instances may have reached the limit for the moment.
            await SettleAsync().ConfigureAwait(false);
            if (await FindAgainAsync().ConfigureAwait(false) is not { } found)
                throw;

            return found;
        }

        await SettleAsync().ConfigureAwait(false);
        return await FindAgainAsync().ConfigureAwait(false) ?? created;

        async Task<SwitchboardIntegration?> FindAgainAsync() => await FindMemberAsync(switchboard, await ListMembersAsync(switchboard).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task<SwitchboardIntegration> UpdateAsync(Switchboard switchboard, SwitchboardIntegration member, CustomIntegration integration, string? nextId)
    {
        var changes = new SwitchboardIntegrationUpdateBody();
        var changed = new List<string>();
        if (member.IntegrationId != integration.Id)
        {
            await RefuseIfInUseAsync(member).ConfigureAwait(false);
            changes.IntegrationId = integration.Id;
            changed.Add("the integration");
        }

        if (nextId is not null && member.NextSwitchboardIntegrationId != nextId)
        {
            changes.NextSwitchboardIntegrationId = nextId;
            changed.Add($"the next one to '{setup.NextSwitchboardIntegration}'");
        }

        if (setup.DeliverStandbyEvents is { } deliver && member.DeliverStandbyEvents != deliver)
        {
            changes.DeliverStandbyEvents = deliver;
            changed.Add(deliver ? "standby events to be delivered" : "standby events not to be delivered");
        }

        if (setup.MessageHistoryCount is { } count && member.MessageHistoryCount != count)
        {
            changes.MessageHistoryCount = count;
            changed.Add($"the message history to {count}");
        }

        if (changed.Count == 0)
            return member;

        SwitchboardIntegrationResponse response = await client.SwitchboardIntegrations.UpdateSwitchboardIntegrationAsync(appId, switchboard.Id, member.Id, changes, cancellationToken).ConfigureAwait(false);
        _changes.Add($"Changed the switchboard integration '{setup.SwitchboardIntegration}': {string.Join(", ", changed)}.");
        return response.SwitchboardIntegration;
    }

    /// <summary>The name may be that of another bot. Where its integration was deleted, nobody has it.</summary>
    private async Task RefuseIfInUseAsync(SwitchboardIntegration member)
    {
        if (member.IntegrationId is not { } id)
            throw InUse($"one of the type {member.IntegrationType}");

        try
        {
            IntegrationResponse other = await client.Integrations.GetIntegrationAsync(appId, id, cancellationToken).ConfigureAwait(false);
            if (other.Integration.DisplayName != setup.Name)
                throw InUse($"'{other.Integration.DisplayName}'");
        }
        catch (SunshineConversationsException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
        }
    }

    private InvalidOperationException InUse(string integration) =>
        new($"The switchboard integration '{setup.SwitchboardIntegration}' belongs to another integration, {integration}: choose another name, or delete it.");

    private async Task UpdateDefaultAsync(Switchboard switchboard, SwitchboardIntegration member)
    {
        if (!setup.IsDefault || switchboard.DefaultSwitchboardIntegrationId == member.Id)
            return;

        await client.Switchboards.UpdateSwitchboardAsync(appId, switchboard.Id, new() { DefaultSwitchboardIntegrationId = member.Id }, cancellationToken).ConfigureAwait(false);
        _changes.Add($"Made '{setup.SwitchboardIntegration}' the default of the switchboard.");
    }

    private Task SettleAsync() => Task.Delay(Settling, timeProvider, cancellationToken);

    /// <summary>Every instance keeps the same one, whichever of them looks first.</summary>
    private async Task<T?> KeepOldestAsync<T>(IReadOnlyList<T> found, Func<T, string> idOf, Func<T, bool> isDuplicate, Func<T, Task> deleteAsync, string what)
        where T : class
    {
        T? oldest = found.MinBy(idOf, StringComparer.Ordinal);
        foreach (T younger in found.Where(each => !ReferenceEquals(each, oldest) && isDuplicate(each)))
        {
            try
            {
                await deleteAsync(younger).ConfigureAwait(false);
                _changes.Add($"Deleted a second {what} of the same {(what == "webhook" ? "target" : "name")}.");
            }
            catch (SunshineConversationsException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                // Another instance was faster.
            }
        }

        return oldest;
    }
}
