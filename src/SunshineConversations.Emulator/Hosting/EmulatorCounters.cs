using System.Collections.Concurrent;

namespace SunshineConversations.Emulator;

/// <summary>The counters behind <see cref="EmulatorStats"/>.</summary>
internal sealed class EmulatorCounters
{
    public const string Unmatched = "unmatched";

    private readonly ConcurrentDictionary<string, long> _requests = new(
        ApiOperations.All.Select(operation => operation.Route).Append(AttachmentEndpoint.Route).Append(Unmatched).Select(route => KeyValuePair.Create(route, 0L)));
    private readonly ConcurrentDictionary<string, long> _faults = new(EmulatorFaults.Names.Select(name => KeyValuePair.Create(name, 0L)));
    private long _created;
    private long _deleted;

    public void CountRequest(string route) => _requests.AddOrUpdate(route, 1, (_, count) => count + 1);

    public void CountFault(EmulatorFault fault) => _faults.AddOrUpdate(EmulatorFaults.NameOf(fault), 1, (_, count) => count + 1);

    public void Count(EmulatorEvent change)
    {
        if (change.Type == EventTypes.ConversationCreate)
            Interlocked.Increment(ref _created);
        else if (change.Type == EventTypes.ConversationRemove)
            Interlocked.Increment(ref _deleted);
    }

    public EmulatorStats Snapshot() => new(
        Interlocked.Read(ref _created),
        Interlocked.Read(ref _deleted),
        _requests.ToArray().OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(),
        _faults.ToArray().OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary());
}
