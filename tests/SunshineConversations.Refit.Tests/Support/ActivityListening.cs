using System.Diagnostics;

namespace SunshineConversations.Tests.Support;

/// <summary>
/// Tests that listen to activities run alone: while anybody in the process listens, every request of every test
/// carries a traceparent header.
/// </summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class ActivityListening
{
    public const string Collection = "Listens to activities";

    /// <summary>Listens to these sources, with all data of each activity.</summary>
    internal static ActivityListener To(Func<ActivitySource, bool> sources, Action<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = sources,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
