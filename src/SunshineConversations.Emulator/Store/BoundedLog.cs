namespace SunshineConversations.Emulator;

/// <summary>The latest entries of a log: at most 1,000, and 16 MB. The lock of <see cref="EmulatorAccount"/> guards it.</summary>
/// <param name="bytesOf">The memory that an entry takes.</param>
internal sealed class BoundedLog<T>(Func<T, int> bytesOf)
{
    private const int MaxCount = 1000;
    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly Queue<T> _entries = [];
    private int _bytes;

    /// <summary>Oldest first.</summary>
    public IReadOnlyCollection<T> Entries => _entries;

    /// <summary>How many entries are no longer kept.</summary>
    public long Dropped { get; private set; }

    public void Add(T entry)
    {
        _entries.Enqueue(entry);
        _bytes += bytesOf(entry);
        while (_entries.Count > MaxCount || (_bytes > MaxBytes && _entries.Count > 1))
        {
            _bytes -= bytesOf(_entries.Dequeue());
            Dropped++;
        }
    }

    public void Clear()
    {
        _entries.Clear();
        _bytes = 0;
        Dropped = 0;
    }
}
