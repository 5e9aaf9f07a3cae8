using System.Globalization;

namespace SunshineConversations.Emulator;

/// <summary>The users and their conversations, in memory; every method may be called from any thread.</summary>
internal sealed class ConversationStore
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly string _idPrefix;
    private readonly Dictionary<string, EmulatorUser> _usersById;
    private readonly Dictionary<string, EmulatorUser> _usersByExternalId;
    private readonly Dictionary<string, Conversation> _conversations = [];
    // Per user, in the order of creation, which is the order of the ids.
    private readonly Dictionary<string, List<string>> _idsByUser;
    private readonly HashSet<string> _usersWithDefault = [];
    private long _lastSequence;

    public ConversationStore(IEnumerable<EmulatorUser> users, TimeProvider clock)
    {
        _clock = clock;
        // Like the service's own ids these begin with a time. It is the time of the start for all of them, so that a
        // clock set back cannot upset their order, on which paging rests.
        _idPrefix = ((uint)clock.GetUtcNow().ToUnixTimeSeconds()).ToString("x8", CultureInfo.InvariantCulture);
        _usersById = users.ToDictionary(user => user.Id);
        _usersByExternalId = _usersById.Values.Where(user => user.ExternalId is not null).ToDictionary(user => user.ExternalId!);
        _idsByUser = _usersById.Keys.ToDictionary(id => id, _ => new List<string>());
    }

    /// <summary>The user by id or, where that is null, by external id.</summary>
    public EmulatorUser? FindUser(string? id, string? externalId) =>
        id is not null ? _usersById.GetValueOrDefault(id)
        : externalId is not null ? _usersByExternalId.GetValueOrDefault(externalId)
        : null;

    public Conversation Create(string type, IEnumerable<EmulatorUser> participants, ConversationDetails details)
    {
        EmulatorUser[] users = [.. participants.Distinct()];
        lock (_lock)
        {
            string now = _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            var conversation = new Conversation
            {
                Id = _idPrefix + (++_lastSequence).ToString("x16", CultureInfo.InvariantCulture),
                Type = type,
                IsDefault = type == Conversation.Personal && _usersWithDefault.Add(users.Single().Id),
                LastUpdatedAt = now,
                CreatedAt = now,
                Participants = users,
            };
            conversation = With(conversation, details);
            _conversations.Add(conversation.Id, conversation);
            foreach (EmulatorUser user in users)
                _idsByUser[user.Id].Add(conversation.Id);

            return conversation;
        }
    }

    public Conversation? Find(string id)
    {
        lock (_lock)
            return _conversations.GetValueOrDefault(id);
    }

    /// <summary>Replaces the details in one step; null if there is no such conversation.</summary>
    public Conversation? Update(string id, Func<ConversationDetails, ConversationDetails> change)
    {
        lock (_lock)
        {
            if (!_conversations.TryGetValue(id, out Conversation? current))
                return null;

            var details = new ConversationDetails(current.DisplayName, current.Description, current.IconUrl, current.Metadata);
            // Not lastUpdatedAt: that is the time of the last message, and there are none here.
            return _conversations[id] = With(current, change(details));
        }
    }

    /// <summary>Deletes the conversation unless it is a default one; returns it either way, or null if there is none.</summary>
    public Conversation? Delete(string id)
    {
        lock (_lock)
        {
            if (!_conversations.TryGetValue(id, out Conversation? conversation) || conversation.IsDefault)
                return conversation;

            _conversations.Remove(id);
            foreach (EmulatorUser user in conversation.Participants)
            {
                List<string> ids = _idsByUser[user.Id];
                ids.RemoveAt(ids.BinarySearch(id, StringComparer.Ordinal));
            }

            return conversation;
        }
    }

    public ConversationPage List(EmulatorUser user, ListQuery query)
    {
        lock (_lock)
        {
            List<string> ids = _idsByUser[user.Id];
            int start, end;
            if (query.Before is not null)
            {
                end = CountUpTo(ids, query.Before, inclusive: false);
                start = Math.Max(0, end - query.Size);
            }
            else
            {
                start = query.After is null ? 0 : CountUpTo(ids, query.After, inclusive: true);
                end = Math.Min(ids.Count, start + query.Size);
            }

            Conversation[] items = [.. ids.GetRange(start, end - start).Select(id => _conversations[id])];
            return new ConversationPage(items, HasPrevious: start > 0, HasNext: end < ids.Count);
        }
    }

    /// <summary>How many ids stand before the cursor: a position, so that the cursor's own conversation may be gone.</summary>
    private static int CountUpTo(List<string> ids, string cursor, bool inclusive)
    {
        int found = ids.BinarySearch(cursor, StringComparer.Ordinal);
        return found < 0 ? ~found : inclusive ? found + 1 : found;
    }

    private static Conversation With(Conversation conversation, ConversationDetails details) => conversation with
    {
        DisplayName = details.DisplayName,
        Description = details.Description,
        IconUrl = details.IconUrl,
        Metadata = details.Metadata,
    };
}

/// <summary>Consecutive conversations of one user, in the order of creation.</summary>
internal sealed record ConversationPage(IReadOnlyList<Conversation> Items, bool HasPrevious, bool HasNext);
