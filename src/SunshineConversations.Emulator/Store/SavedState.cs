using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The state of an emulator as a file keeps it: everything except requests, deliveries, faults and authorization codes.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="LastId">The last ID that was given. Those after it are greater.</param>
/// <param name="Apps">The apps.</param>
internal sealed record SavedState(int Version, string LastId, IReadOnlyList<SavedApp> Apps)
{
    private const int CurrentVersion = 1;

    public static async Task<byte[]> SaveAsync(EmulatorAccount account, CancellationToken cancellationToken)
    {
        string lastId;
        List<(AppState App, SavedApp Saved, (Attachment Attachment, Stream Content)[] Files)> apps;
        lock (account.Lock)
        {
            lastId = account.NewId();
            apps = [.. account.Apps.All.Select(app => (app, SavedApp.Of(app), app.Attachments.All.Select(attachment => (attachment, attachment.File.OpenRead())).ToArray()))];
        }

        var saved = new List<SavedApp>();
        foreach ((_, SavedApp app, (Attachment Attachment, Stream Content)[] files) in apps)
        {
            var attachments = new List<SavedAttachment>();
            foreach ((Attachment attachment, Stream content) in files)
            {
                await using (content.ConfigureAwait(false))
                {
                    using var bytes = new MemoryStream();
                    await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
                    attachments.Add(new(attachment.Id, attachment.MediaUrl, attachment.MediaType, attachment.IsForMessage, attachment.ConversationId, bytes.ToArray()));
                }
            }

            saved.Add(app with { Attachments = attachments });
        }

        return JsonSerializer.SerializeToUtf8Bytes(new SavedState(CurrentVersion, lastId, saved), EmulatorJson.Wire.SavedState);
    }

    /// <summary>Replaces the state of an emulator.</summary>
    /// <exception cref="JsonException">It is not the saved state of an emulator.</exception>
    public static async Task LoadAsync(EmulatorAccount account, byte[] json, CancellationToken cancellationToken)
    {
        SavedState state = JsonSerializer.Deserialize(json, EmulatorJson.Wire.SavedState) is { Version: CurrentVersion, Apps: not null, LastId: not null } read
            ? read
            : throw new JsonException("It is not the saved state of an emulator of this version.");

        var files = new Dictionary<SavedAttachment, StoredFile>();
        foreach (SavedAttachment attachment in state.Apps.SelectMany(app => app.Attachments))
        {
            using var content = new MemoryStream(attachment.Content, writable: false);
            files.Add(attachment, await StoredFile.ReceiveAsync(account.Files, content, long.MaxValue, cancellationToken).ConfigureAwait(false));
        }

        lock (account.Lock)
        {
            account.Replace(state.LastId, state.Apps.Select(app => app.App), app =>
            {
                SavedApp saved = state.Apps.First(each => each.App.Id == app.Id);
                saved.AddTo(app);
                foreach (SavedAttachment each in saved.Attachments)
                    app.Attachments.Set(new Attachment(each.Id, each.MediaUrl, each.MediaType, files[each], each.IsForMessage, each.ConversationId));
            });
        }
    }
}

/// <summary>A resource with what its JSON in the API leaves out: whom it belongs to.</summary>
internal sealed record Owned<T>(T Item, IReadOnlyList<string?> Owners);

internal sealed record SavedAttachment(string Id, string MediaUrl, string MediaType, bool IsForMessage, string? ConversationId, byte[] Content);

/// <summary>The state of one app.</summary>
internal sealed record SavedApp(
    App App,
    IReadOnlyList<User> Users,
    IReadOnlyList<Owned<Client>> Clients,
    IReadOnlyList<Owned<Device>> Devices,
    IReadOnlyList<Owned<Conversation>> Conversations,
    IReadOnlyList<Owned<Participant>> Participants,
    IReadOnlyList<Owned<Message>> Messages,
    IReadOnlyList<Integration> Integrations,
    IReadOnlyList<Owned<Webhook>> Webhooks,
    IReadOnlyList<Owned<ApiKey>> Keys,
    IReadOnlyList<AccessToken> AccessTokens,
    IReadOnlyList<Switchboard> Switchboards,
    IReadOnlyList<Owned<SwitchboardIntegration>> SwitchboardIntegrations)
{
    public IReadOnlyList<SavedAttachment> Attachments { get; init; } = [];

    public static SavedApp Of(AppState app) => new(
        app.App,
        [.. app.Users.All],
        [.. app.Clients.All.Select(client => new Owned<Client>(client, [client.UserId, client.ConversationId]))],
        [.. app.Devices.All.Select(device => new Owned<Device>(device, [device.UserId]))],
        [.. app.Conversations.All.Select(conversation => new Owned<Conversation>(conversation, conversation.UserIds))],
        [.. app.Participants.All.Select(participant => new Owned<Participant>(participant, [participant.ConversationId]))],
        [.. app.Messages.All.Select(message => new Owned<Message>(message, [message.ConversationId]))],
        [.. app.Integrations.All],
        [.. app.Webhooks.All.Select(webhook => new Owned<Webhook>(webhook, [webhook.IntegrationId]))],
        [.. app.Keys.All.Select(key => new Owned<ApiKey>(key, [key.IntegrationId]))],
        [.. app.AccessTokens.All],
        [.. app.Switchboards.All],
        [.. app.SwitchboardIntegrations.All.Select(integration => new Owned<SwitchboardIntegration>(integration, [integration.SwitchboardId]))]);

    public void AddTo(AppState app)
    {
        AddAll(app.Users, Users);
        AddAll(app.Clients, Clients.Select(each => each.Item with { UserId = each.Owners[0]!, ConversationId = each.Owners[1] }));
        AddAll(app.Devices, Devices.Select(each => each.Item with { UserId = each.Owners[0]! }));
        AddAll(app.Conversations, Conversations.Select(each => each.Item with { UserIds = [.. each.Owners.OfType<string>()] }));
        AddAll(app.Participants, Participants.Select(each => each.Item with { ConversationId = each.Owners[0]! }));
        AddAll(app.Messages, Messages.Select(each => each.Item with { ConversationId = each.Owners[0]! }));
        AddAll(app.Integrations, Integrations);
        AddAll(app.Webhooks, Webhooks.Select(each => each.Item with { IntegrationId = each.Owners[0]! }));
        AddAll(app.Keys, Keys.Select(each => each.Item with { IntegrationId = each.Owners[0] }));
        AddAll(app.AccessTokens, AccessTokens);
        AddAll(app.Switchboards, Switchboards);
        AddAll(app.SwitchboardIntegrations, SwitchboardIntegrations.Select(each => each.Item with { SwitchboardId = each.Owners[0]! }));
        foreach (Client client in app.Clients.All.Where(client => client.Status == Client.Pending))
            ClientsOperations.ActivateLater(app, client.Id);
    }

    private static void AddAll<T>(Table<T> table, IEnumerable<T> items)
        where T : class
    {
        foreach (T item in items)
            table.Set(item);
    }
}
