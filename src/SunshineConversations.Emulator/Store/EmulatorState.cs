using System.Globalization;

namespace SunshineConversations.Emulator;

/// <summary>Everything the emulator keeps. Each operation runs as a whole under <see cref="Lock"/>.</summary>
internal sealed class EmulatorState
{
    private readonly TimeProvider _clock;
    private readonly string _idPrefix;
    private long _lastSequence;

    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public EmulatorState(EmulatorOptions options, TimeProvider clock)
    {
        options.ThrowIfInvalid();
        Options = options;
        _clock = clock;
        // Like the service's own ids these begin with a time. It is the time of the start for all of them, so that a
        // clock set back cannot upset their order, on which paging rests.
        _idPrefix = ((uint)clock.GetUtcNow().ToUnixTimeSeconds()).ToString("x8", CultureInfo.InvariantCulture);
        foreach (EmulatorUser user in options.Users)
            Users.Set(user);

        Conversations.Removed += conversation =>
        {
            Messages.RemoveAll(conversation.Id);
            Participants.RemoveAll(conversation.Id);
        };
    }

    /// <summary>Raised under the lock for each change, in order. A handler must be quick and change nothing.</summary>
    public event Action<EmulatorEvent>? Changed;

    public Lock Lock { get; } = new();

    public EmulatorOptions Options { get; }

    /// <summary>Listed by external id.</summary>
    public Table<EmulatorUser> Users { get; } = new(user => user.Id, user => user.ExternalId is { } externalId ? [externalId] : []);

    /// <summary>Listed by user id, and a default conversation also by <see cref="Conversation.DefaultOf"/>.</summary>
    public Table<Conversation> Conversations { get; } = new(conversation => conversation.Id, conversation => conversation.Keys);

    /// <summary>Listed by conversation id.</summary>
    public Table<Participant> Participants { get; } = new(participant => participant.Id, participant => [participant.ConversationId]);

    /// <summary>Listed by conversation id.</summary>
    public Table<Message> Messages { get; } = new(message => message.Id, message => [message.ConversationId]);

    /// <summary>24 hexadecimal digits, each id greater than all before it.</summary>
    public string NewId() => _idPrefix + (++_lastSequence).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The time as the API writes it, to the millisecond.</summary>
    public string Now() => _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The one place that every change passes.</summary>
    public void Raise(string type, Conversation conversation, object? subject = null) =>
        Changed?.Invoke(new EmulatorEvent(NewId(), type, Now(), conversation, subject));
}
