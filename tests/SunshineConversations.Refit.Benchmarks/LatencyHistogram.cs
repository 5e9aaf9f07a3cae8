using System.Numerics;

namespace SunshineConversations.Benchmarks;

/// <summary>Counts latencies of any length to within one percent, without an allocation or a lock: one for each worker.</summary>
internal sealed class LatencyHistogram
{
    private const int FractionBits = 7;

    // 128 for each power of two; whatever is shorter than 256 ticks has a bucket for each tick.
    private readonly int[] _counts = new int[(64 - FractionBits) << FractionBits];

    public long Count { get; private set; }

    public void Record(long ticks)
    {
        _counts[BucketOf(ticks)]++;
        Count++;
    }

    /// <summary>Takes over what another one counted, and leaves that one empty.</summary>
    public void MoveFrom(LatencyHistogram other)
    {
        Count += other.Count;
        for (int bucket = 0; bucket < _counts.Length; bucket++)
            _counts[bucket] += other._counts[bucket];

        other.Count = 0;
        Array.Clear(other._counts);
    }

    /// <summary>The time within which this fraction of all calls ended.</summary>
    public TimeSpan Quantile(double fraction)
    {
        long left = (long)Math.Ceiling(Count * fraction);
        int bucket = 0;
        for (; (left -= _counts[bucket]) > 0; bucket++)
        {
        }

        return Stopwatch.GetElapsedTime(0, StartOf(bucket));
    }

    private static int BucketOf(long ticks)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)ticks) - FractionBits);
        return (shift << FractionBits) + (int)(ticks >> shift);
    }

    private static long StartOf(int bucket)
    {
        int shift = Math.Max(0, (bucket >> FractionBits) - 1);
        return (bucket - ((long)shift << FractionBits)) << shift;
    }
}
