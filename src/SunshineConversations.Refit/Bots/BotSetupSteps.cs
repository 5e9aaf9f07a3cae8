using System.Globalization;
using System.Net;

namespace SunshineConversations;

/// <summary>One set-up of a bot. Everything that can be refused is read before anything is created.</summary>
internal sealed class BotSetupSteps(SunshineConversationsClient client, string appId, BotSetup setup, TimeProvider timeProvider, CancellationToken cancellationToken)
{
    /// <summary>An ID begins with the second of its creation: after it, whatever is created is younger.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>An object that was created this recently may be about to be deleted by another instance. Clocks may differ by as much.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(5);

    /// <summary>Instances that start together have created theirs within this time of each other.</summary>
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(1);

    private readonly List<string> _changes = [];
    private readonly List<string> _warnings = [];

    public async Task<BotSetupResult> RunAsync()
    {
        await WarnOfSettingsAsync().ConfigureAwait(false);
        Switchboard? switchboard = setup.SwitchboardIntegration is null ? null : await FindSwitchboardAsync().ConfigureAwait(false);
        if (switchboard?.Enabled == false)
            _warnings.Add($"The switchboard is disabled, so that every integration receives all events: enable it with {nameof(ISwitchboardsApi.UpdateSwitchboardAsync)}.");

        IReadOnlyList<SwitchboardIntegration> members = switchboard is null ? [] : await ListMembersAsync(switchboard).ConfigureAwait(false);
        string? nextId = FindNext(members);

        CustomIntegration? found = await SettledAsync(await FindIntegrationAsync().ConfigureAwait(false), integration => integration.Id, FindIntegrationAsync).ConfigureAwait(false);
        if (members.FirstOrDefault(member => member.Name == setup.SwitchboardIntegration) is { } known && known.IntegrationId != found?.Id)
            await RefuseIfInUseAsync(known).ConfigureAwait(false);

        CustomIntegration integration = found ?? await CreateIntegrationAsync().ConfigureAwait(false);
        Webhook? foundWebhook = await SettledAsync(await FindWebhookAsync(integration).ConfigureAwait(false), webhook => webhook.Id, () => FindWebhookAsync(integration)).ConfigureAwait(false);
        Webhook webhook = await UpdateAsync(integration, foundWebhook ?? await CreateWebhookAsync(integration).ConfigureAwait(false)).ConfigureAwait(false);
        if (switchboard is null)
            return new(integration, webhook, null, _changes, _warnings);

        SwitchboardIntegration? foundMember = await SettledAsync(await FindMemberAsync(switchboard, members).ConfigureAwait(false), member => member.Id, FindMemberAgainAsync).ConfigureAwait(false);
        SwitchboardIntegration member = foundMember ?? await CreateMemberAsync(switchboard, integration, nextId).ConfigureAwait(false);
        member = await UpdateAsync(switchboard, member, integration, nextId).ConfigureAwait(false);
        await UpdateDefaultAsync(switchboard, member).ConfigureAwait(false);
        return new(integration, webhook, member, _changes, _warnings);
    }

    private async Task WarnOfSettingsAsync()
    {
        AppResponse response = await client.Apps.GetAppAsync(appId, cancellationToken).ConfigureAwait(false);
        if (response.App.Settings?.MultiConvoEnabled == false)
            _warnings.Add("Multi-conversations are off, so that each user has one conversation only: turn them on in Admin Center, or with UpdateAppAsync (it cannot be undone).");
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
            "integration of the same name").ConfigureAwait(false);
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
            "webhook of the same target").ConfigureAwait(false);
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
        "switchboard integration of the same name");

    /// <summary>The switchboard is read again too: another instance may have made one of them its default.</summary>
    private async Task<SwitchboardIntegration?> FindMemberAgainAsync()
    {
        Switchboard switchboard = await FindSwitchboardAsync().ConfigureAwait(false);
        return await FindMemberAsync(switchboard, await ListMembersAsync(switchboard).ConfigureAwait(false)).ConfigureAwait(false);
    }

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
            if (await FindMemberAgainAsync().ConfigureAwait(false) is not { } found)
                throw;

            return found;
        }

        await SettleAsync().ConfigureAwait(false);
        return await FindMemberAgainAsync().ConfigureAwait(false) ?? created;
    }

    private async Task<SwitchboardIntegration> UpdateAsync(Switchboard switchboard, SwitchboardIntegration member, CustomIntegration integration, string? nextId)
    {
        var changes = new SwitchboardIntegrationUpdateBody();
        var changed = new List<string>();
        if (member.IntegrationId != integration.Id)
        {
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

    /// <summary>One that was just created may be one of several, of which another one stays: it is looked for again.</summary>
    private async Task<T?> SettledAsync<T>(T? found, Func<T, string> idOf, Func<Task<T?>> findAsync)
        where T : class
    {
        if (found is null || SecondOf(idOf(found)) is not { } second || (timeProvider.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(second)).Duration() > Recent)
            return found;

        await SettleAsync().ConfigureAwait(false);
        return await findAsync().ConfigureAwait(false);
    }

    /// <summary>The second in which the service created it: the first four bytes of an ID; <see langword="null"/> for any other format.</summary>
    private static long? SecondOf(string id) =>
        id.Length == 24 && uint.TryParse(id.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint second) ? second : null;

    private Task SettleAsync() => Task.Delay(Settling, timeProvider, cancellationToken);

    /// <summary>Every instance keeps the same one, whichever of them looks first. One that was not created at the same time may be in use, and is left alone.</summary>
    private async Task<T?> KeepOldestAsync<T>(IReadOnlyList<T> found, Func<T, string> idOf, Func<T, bool> isDuplicate, Func<T, Task> deleteAsync, string what)
        where T : class
    {
        T? oldest = found.MinBy(idOf, StringComparer.Ordinal);
        foreach (T younger in found.Where(each => !ReferenceEquals(each, oldest) && isDuplicate(each)))
        {
            if (SecondOf(idOf(younger)) - SecondOf(idOf(oldest!)) is not { } seconds || seconds > Start.TotalSeconds)
            {
                _warnings.Add($"There is a second {what}, which may receive each event again: delete it if nothing uses it.");
                continue;
            }

            try
            {
                await deleteAsync(younger).ConfigureAwait(false);
                _changes.Add($"Deleted a second {what}.");
            }
            catch (SunshineConversationsException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                // Another instance was faster.
            }
        }

        return oldest;
    }
}
