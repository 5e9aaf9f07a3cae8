using System.Globalization;

namespace SunshineConversations.Tests.Performance;

/// <summary>
/// <c>allocations.txt</c>: the bytes that each call allocates, in Debug and in Release. Unoptimized code puts the state
/// of every async method on the heap.
/// </summary>
internal static class AllocationRecord
{
#if DEBUG
    private const int Column = 1;
#else
    private const int Column = 2;
#endif
    private const string Header = "# Bytes that a call allocates, in Debug and in Release; see AllocationTests.";

    private static readonly string RecordPath = Path.Combine(AppContext.BaseDirectory, "../../../Performance/allocations.txt");

    /// <param name="name">The call.</param>
    /// <param name="measured">The current allocation, which is recorded first if an update is requested.</param>
    public static int Of(string name, int measured)
    {
        SortedDictionary<string, string[]> rows = Read();
        if (Environment.GetEnvironmentVariable("UPDATE_ALLOCATIONS") == "1")
        {
            rows.TryAdd(name, [name, "", ""]);
            rows[name][Column] = measured.ToString(CultureInfo.InvariantCulture);
            File.WriteAllLines(RecordPath, [Header, .. rows.Values.Select(row => string.Join('\t', row))]);
        }

        return rows.TryGetValue(name, out string[]? recorded) && int.TryParse(recorded[Column], CultureInfo.InvariantCulture, out int bytes)
            ? bytes
            : throw new InvalidOperationException($"Nothing is recorded for {name}; see {nameof(AllocationTests)}.");
    }

    private static SortedDictionary<string, string[]> Read() => new(
        File.ReadAllLines(RecordPath).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToDictionary(row => row[0]),
        StringComparer.Ordinal);
}
