namespace SunshineConversations.Tests.Support;

/// <summary>
/// Tests that listen to activities run alone: while anybody in the process listens, every request of every test
/// carries a traceparent header.
/// </summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class ActivityListening
{
    public const string Collection = "Listens to activities";
}
