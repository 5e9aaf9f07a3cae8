using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The state of an emulator as a file keeps it: everything except requests, deliveries, faults and authorization codes.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="LastId">The last ID that was given. Those after it are greater.</param>
/// <param name="Apps">The apps.</param>
internal sealed record SavedState(int Version, string LastId, IReadOnlyList<SavedApp> Apps)
{
    private const int CurrentVersion = 1;

    /// <summary>The state as it is now.</summary>
    public static async Task<SavedState> TakeAsync(EmulatorAccount account, CancellationToken cancellationToken)
    {
        var opened = new List<Stream>();
        try
        {
            string lastId;
            List<(SavedApp App, (Attachment Attachment, Stream Content)[] Files)> taken;
            lock (account.Lock)
            {
                lastId = account.NewId();
                taken = [.. account.Apps.All.Select(app => (SavedApp.Of(app), app.Attachments.All.Select(attachment => (attachment, Open(attachment))).ToArray()))];
            }

            var apps = new List<SavedApp>();
            foreach ((SavedApp app, (Attachment Attachment, Stream Content)[] files) in taken)
            {
                var attachments = new List<SavedAttachment>();
                foreach ((Attachment attachment, Stream content) in files)
                {
                    using var bytes = new MemoryStream();
                    await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
                    attachments.Add(new(attachment.Id, attachment.MediaUrl, attachment.MediaType, attachment.IsForMessage, attachment.ConversationId, bytes.ToArray()));
                }

                apps.Add(app with { Attachments = attachments });
            }

            return new(CurrentVersion, lastId, apps);
        }
        finally
        {
            foreach (Stream stream in opened)
                await stream.DisposeAsync().ConfigureAwait(false);
        }

        Stream Open(Attachment attachment)
        {
            Stream stream = attachment.File.OpenRead();
            opened.Add(stream);
            return stream;
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, EmulatorJson.Wire.SavedState);

    /// <summary>Replaces the state of an emulator.</summary>
    /// <exception cref="JsonException">It is not the saved state of an emulator; nothing was replaced.</exception>
    public static async Task LoadAsync(EmulatorAccount account, byte[] json, CancellationToken cancellationToken)
    {
        SavedState state = JsonSerializer.Deserialize(json, EmulatorJson.Wire.SavedState) is { Version: CurrentVersion, Apps: not null } read && IsId(read.LastId)
            ? read
            : throw new JsonException("It is not the saved state of an emulator of this version.");

        // Whatever is missing in it is missed here, in an account that nobody uses.
        using (var trial = new EmulatorAccount(account.Options, account.Clock))
        {
            try
            {
                await state.ReplaceAsync(trial, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or IOException))
            {
                throw new JsonException("It is not the complete state of an emulator.", exception);
            }
        }

        await state.ReplaceAsync(account, cancellationToken).ConfigureAwait(false);
        lock (account.Lock)
        {
            foreach (AppState app in account.Apps.All)
            {
                foreach (Client client in app.Clients.All.Where(client => client.Status == Client.Pending).ToArray())
                    ClientsOperations.ActivateLater(app, client.Id);
            }
        }
    }

    private async Task ReplaceAsync(EmulatorAccount account, CancellationToken cancellationToken)
    {
        var files = new Dictionary<SavedAttachment, StoredFile>();
        foreach (SavedAttachment attachment in Apps.SelectMany(app => app.Attachments))
        {
            using var content = new MemoryStream(attachment.Content, writable: false);
            files.Add(attachment, await StoredFile.ReceiveAsync(account.Files, content, long.MaxValue, cancellationToken).ConfigureAwait(false));
        }

        lock (account.Lock)
        {
            account.Replace(LastId, Apps.Select(app => app.App), app =>
            {
                SavedApp saved = Apps.First(each => each.App.Id == app.Id);
                saved.AddTo(app);
                foreach (SavedAttachment each in saved.Attachments)
                    app.Attachments.Set(new Attachment(each.Id, each.MediaUrl, each.MediaType, files[each], each.IsForMessage, each.ConversationId));
            });
        }
    }

    /// <summary>Whether it is one of <see cref="EmulatorAccount.NewId"/>.</summary>
    private static bool IsId(string? id) => id is { Length: 24 } && id.All(char.IsAsciiHexDigitLower) && id[8] < '8';
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
    }

    private static void AddAll<T>(Table<T> table, IEnumerable<T> items)
        where T : class
    {
        foreach (T item in items)
            table.Set(item);
    }
}
