using System.Globalization;

namespace SunshineConversations.Emulator;

/// <summary>Everything the emulator keeps. Each operation runs as a whole under <see cref="Lock"/>.</summary>
internal sealed class EmulatorState : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly string _idPrefix;
    private readonly HashSet<ITimer> _timers = [];
    private long _lastSequence;

    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public EmulatorState(EmulatorOptions options, TimeProvider clock)
    {
        options.ThrowIfInvalid();
        Options = options;
        Files = new FileStorage(options);
        _clock = clock;
        // Like the service's own ids these begin with a time. It is the time of the start for all of them, so that a
        // clock set back cannot upset their order, on which paging rests.
        _idPrefix = ((uint)clock.GetUtcNow().ToUnixTimeSeconds()).ToString("x8", CultureInfo.InvariantCulture);
        Belongings.Connect(this);
        AddKnown();
    }

    /// <summary>Raised under the lock for each change, in order. A handler must be quick and change nothing.</summary>
    public event Action<EmulatorEvent>? Changed;

    /// <summary>Raised under the lock when everything has been forgotten.</summary>
    public event Action? Cleared;

    public Lock Lock { get; } = new();

    public EmulatorOptions Options { get; }

    public FileStorage Files { get; }

    /// <summary>Listed by <see cref="User.Keys"/>.</summary>
    public Table<User> Users { get; } = new(user => user.Id, user => user.Keys);

    /// <summary>Listed by user id.</summary>
    public Table<Client> Clients { get; } = new(client => client.Id, client => [client.UserId]);

    /// <summary>Listed by user id.</summary>
    public Table<Device> Devices { get; } = new(device => device.Id, device => [device.UserId]);

    /// <summary>Listed by user id, and a default conversation also by <see cref="Conversation.DefaultOf"/>.</summary>
    public Table<Conversation> Conversations { get; } = new(conversation => conversation.Id, conversation => conversation.Keys);

    /// <summary>Listed by conversation id.</summary>
    public Table<Participant> Participants { get; } = new(participant => participant.Id, participant => [participant.ConversationId]);

    /// <summary>Listed by conversation id.</summary>
    public Table<Message> Messages { get; } = new(message => message.Id, message => [message.ConversationId]);

    /// <summary>Listed by URL, and one that goes with its conversation also by conversation id.</summary>
    public Table<Attachment> Attachments { get; } = new(attachment => attachment.Id, attachment => attachment.Keys);

    /// <summary>Listed by the empty text.</summary>
    public Table<Integration> Integrations { get; } = new(integration => integration.Id, _ => [""]);

    /// <summary>Listed by integration id.</summary>
    public Table<Webhook> Webhooks { get; } = new(webhook => webhook.Id, webhook => [webhook.IntegrationId]);

    /// <summary>24 hexadecimal digits, each id greater than all before it.</summary>
    public string NewId() => _idPrefix + (++_lastSequence).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The time as the API writes it, to the millisecond.</summary>
    public string Now() => Timestamps.Format(_clock.GetUtcNow());

    /// <summary>The one place that every change passes.</summary>
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

        // It starts only after it is known to the timers, from which its callback removes it.
        ITimer? timer = null;
        timer = _clock.CreateTimer(
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

    /// <summary>Forgets everything but what it knew at the start.</summary>
    public void Reset()
    {
        lock (Lock)
        {
            Clear();
            AddKnown();
        }
    }

    /// <summary>Stops what is scheduled and deletes the temporary files.</summary>
    public void Dispose()
    {
        lock (Lock)
            Clear();
    }

    private void AddKnown()
    {
        KnownIntegrations.AddTo(this);
        KnownUsers.AddTo(this);
    }

    private void Clear()
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
        Cleared?.Invoke();
    }
}
