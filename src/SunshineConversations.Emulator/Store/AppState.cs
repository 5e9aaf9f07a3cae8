namespace SunshineConversations.Emulator;

/// <summary>The state of one app. The lock of its account guards it.</summary>
internal sealed class AppState
{
    private readonly HashSet<ITimer> _timers = [];

    public AppState(EmulatorAccount account, App app)
    {
        Account = account;
        App = app;
        CascadingDeletes.Connect(this);
    }

    /// <summary>Raised under the lock for each change, in order. A handler must be quick and change nothing.</summary>
    public event Action<EmulatorEvent>? Changed;

    /// <summary>Raised under the lock after a reset.</summary>
    public event Action? Cleared;

    public EmulatorAccount Account { get; }

    public string Id => App.Id;

    /// <summary>The app as it is written.</summary>
    public App App { get; set; }

    public Lock Lock => Account.Lock;

    public EmulatorOptions Options => Account.Options;

    public FileStorage Files => Account.Files;

    /// <summary>Listed by <see cref="User.Keys"/>.</summary>
    public Table<User> Users { get; } = new(user => user.Id, user => user.Keys);

    /// <summary>Listed by user ID.</summary>
    public Table<Client> Clients { get; } = new(client => client.Id, client => [client.UserId]);

    /// <summary>Listed by user ID.</summary>
    public Table<Device> Devices { get; } = new(device => device.Id, device => [device.UserId]);

    /// <summary>Listed by user ID, and a default conversation also by <see cref="Conversation.DefaultOf"/>.</summary>
    public Table<Conversation> Conversations { get; } = new(conversation => conversation.Id, conversation => conversation.Keys);

    /// <summary>Listed by conversation ID.</summary>
    public Table<Participant> Participants { get; } = new(participant => participant.Id, participant => [participant.ConversationId]);

    /// <summary>Listed by conversation ID.</summary>
    public Table<Message> Messages { get; } = new(message => message.Id, message => [message.ConversationId]);

    /// <summary>Listed by URL, and one that is deleted with its conversation also by conversation ID.</summary>
    public Table<Attachment> Attachments { get; } = new(attachment => attachment.Id, attachment => attachment.Keys);

    /// <summary>Listed by <see cref="Integration.Key"/>.</summary>
    public Table<Integration> Integrations { get; } = new(integration => integration.Id, integration => [integration.Key]);

    /// <summary>Listed by integration ID.</summary>
    public Table<Webhook> Webhooks { get; } = new(webhook => webhook.Id, webhook => [webhook.IntegrationId]);

    /// <summary>Listed by integration ID, and those of the app by the empty string.</summary>
    public Table<ApiKey> Keys { get; } = new(key => key.Id, key => [key.IntegrationId ?? ""]);

    /// <summary>Listed by integration ID.</summary>
    public Table<AccessToken> AccessTokens { get; } = new(token => token.Value, token => [token.IntegrationId]);

    /// <summary>Listed by the empty string.</summary>
    public Table<Switchboard> Switchboards { get; } = new(switchboard => switchboard.Id, _ => [""]);

    /// <summary>Listed by switchboard ID.</summary>
    public Table<SwitchboardIntegration> SwitchboardIntegrations { get; } = new(integration => integration.Id, integration => [integration.SwitchboardId]);

    public string NewId() => Account.NewId();

    /// <summary>The time as the API writes it, to the millisecond.</summary>
    public string Now() => Timestamps.Format(Account.Clock.GetUtcNow());

    /// <summary>Every change goes through here.</summary>
    public void Raise(string type, Conversation? conversation, object? subject = null, Source? source = null) =>
        Changed?.Invoke(new EmulatorEvent(NewId(), type, Now(), conversation, subject, source ?? Source.Api));

    /// <summary>Runs an action later, under the lock, or now if there is no delay.</summary>
    public void Schedule(TimeSpan delay, Action action)
    {
        if (delay <= TimeSpan.Zero)
        {
            action();
            return;
        }

        // It starts only after it was added to the timers, from which its callback removes it.
        ITimer? timer = null;
        timer = Account.Clock.CreateTimer(
            _ =>
            {
                lock (Lock)
                {
                    if (_timers.Remove(timer!))
                        action();
                }

                timer!.Dispose();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _timers.Add(timer);
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Adds the initial data of the options.</summary>
    public void AddSeedData()
    {
        SeedIntegrations.AddTo(this);
        SeedUsers.AddTo(this);
        SeedSwitchboard.AddTo(this);
    }

    /// <summary>Deletes everything, and cancels scheduled actions.</summary>
    public void Clear()
    {
        foreach (ITimer timer in _timers)
            timer.Dispose();

        _timers.Clear();
        foreach (Attachment attachment in Attachments.All)
            attachment.File.Dispose();

        Users.Clear();
        Clients.Clear();
        Devices.Clear();
        Conversations.Clear();
        Participants.Clear();
        Messages.Clear();
        Attachments.Clear();
        Integrations.Clear();
        Webhooks.Clear();
        Keys.Clear();
        AccessTokens.Clear();
        Switchboards.Clear();
        SwitchboardIntegrations.Clear();
        Cleared?.Invoke();
    }
}
