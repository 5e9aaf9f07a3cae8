namespace SunshineConversations.Emulator;

/// <summary>
/// Resources of one kind, in memory, in the order of their IDs, which is the order of their creation. The lock of
/// <see cref="EmulatorAccount"/> guards every table.
/// </summary>
/// <param name="idOf">The ID of a resource.</param>
/// <param name="keysOf">The keys that a resource can be listed by: a message by its conversation, a conversation by each of its users.</param>
internal sealed class Table<T>(Func<T, string> idOf, Func<T, IEnumerable<string>> keysOf)
    where T : class
{
    private readonly Dictionary<string, T> _items = [];
    private readonly Dictionary<string, List<string>> _idsByKey = [];

    /// <summary>Raised after a resource was removed, so that dependent resources can be removed too.</summary>
    public event Action<T>? Removed;

    public IReadOnlyCollection<T> All => _items.Values;

    public T? Find(string id) => _items.GetValueOrDefault(id);

    public int Count(string key) => _idsByKey.TryGetValue(key, out List<string>? ids) ? ids.Count : 0;

    /// <summary>Every resource with a key, in order.</summary>
    public T[] List(string key) => _idsByKey.TryGetValue(key, out List<string>? ids) ? [.. ids.Select(id => _items[id])] : [];

    /// <summary>Adds a resource, or replaces the one with its ID.</summary>
    public T Set(T item)
    {
        string id = idOf(item);
        string[] keysBefore = _items.TryGetValue(id, out T? before) ? [.. keysOf(before)] : [];
        string[] keys = [.. keysOf(item)];
        _items[id] = item;
        foreach (string key in keysBefore.Except(keys))
            RemoveKey(key, id);

        foreach (string key in keys.Except(keysBefore))
            AddKey(key, id);

        return item;
    }

    public void Remove(T item)
    {
        string id = idOf(item);
        if (!_items.Remove(id))
            return;

        foreach (string key in keysOf(item).Distinct())
            RemoveKey(key, id);

        Removed?.Invoke(item);
    }

    /// <summary>Empties the table, without <see cref="Removed"/>.</summary>
    public void Clear()
    {
        _items.Clear();
        _idsByKey.Clear();
    }

    public void RemoveAll(string key)
    {
        // From the end, so that removing moves nothing.
        foreach (T item in List(key).Reverse())
            Remove(item);
    }

    /// <summary>One page of the resources with a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="page">The page. A cursor is a position in the order: its resource may no longer exist.</param>
    /// <param name="isLastFirst">Whether a page without a cursor is the last one rather than the first.</param>
    /// <param name="where">Selects the listed resources; null for all.</param>
    public ItemPage<T> List(string key, PageQuery page, bool isLastFirst = false, Func<T, bool>? where = null)
    {
        List<string> ids = _idsByKey.GetValueOrDefault(key) ?? [];
        if (where is not null)
            ids = [.. ids.Where(id => where(_items[id]))];

        bool isBackward = page.Before is not null || (isLastFirst && page.After is null);
        int start, end;
        if (isBackward)
        {
            end = page.Before is null ? ids.Count : CountUpTo(ids, page.Before, isInclusive: false);
            start = Math.Max(0, end - page.Size);
        }
        else
        {
            start = page.After is null ? 0 : CountUpTo(ids, page.After, isInclusive: true);
            end = Math.Min(ids.Count, start + page.Size);
        }

        T[] items = [.. ids.GetRange(start, end - start).Select(id => _items[id])];
        string? before = start > 0 && items.Length > 0 ? ids[start] : null;
        string? after = end < ids.Count && items.Length > 0 ? ids[end - 1] : null;
        return new ItemPage<T>(items, HasMore: isBackward ? start > 0 : end < ids.Count, before, after);
    }

    private void AddKey(string key, string id)
    {
        if (!_idsByKey.TryGetValue(key, out List<string>? ids))
            _idsByKey.Add(key, ids = []);

        int place = ids.BinarySearch(id, StringComparer.Ordinal);
        if (place < 0)
            ids.Insert(~place, id);
    }

    private void RemoveKey(string key, string id)
    {
        List<string> ids = _idsByKey[key];
        ids.RemoveAt(ids.BinarySearch(id, StringComparer.Ordinal));
        if (ids.Count == 0)
            _idsByKey.Remove(key);
    }

    private static int CountUpTo(List<string> ids, string cursor, bool isInclusive)
    {
        int place = ids.BinarySearch(cursor, StringComparer.Ordinal);
        return place < 0 ? ~place : isInclusive ? place + 1 : place;
    }
}

/// <summary>Consecutive resources of a list.</summary>
/// <param name="Items">The resources, in order.</param>
/// <param name="HasMore">Whether there are more in the direction in which the client pages.</param>
/// <param name="BeforeCursor">The ID of the first one, if there are any before it.</param>
/// <param name="AfterCursor">The ID of the last one, if there are any after it.</param>
internal sealed record ItemPage<T>(IReadOnlyList<T> Items, bool HasMore, string? BeforeCursor, string? AfterCursor);
