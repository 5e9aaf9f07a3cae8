namespace SunshineConversations;

/// <summary>
/// Which handlers of an event have succeeded, by the numbers of their registrations: they do not run again when the event is retried. It can be read while they run.
/// </summary>
internal sealed class HandlerProgress(params IReadOnlyList<int> succeeded)
{
    private volatile IReadOnlyList<int> _succeeded = succeeded;

    public IReadOnlyList<int> Succeeded => _succeeded;

    public void Add(int handler) => _succeeded = [.. _succeeded, handler];
}
