namespace SunshineConversations;

/// <summary>Looks into the inbox, and retries what was set aside. A singleton of every application that calls <c>UsePostgreSqlInbox</c>.</summary>
public interface IWebhookInbox
{
    /// <summary>Counts the events of all instances.</summary>
    /// <param name="cancellationToken">A token.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="System.Data.Common.DbException">The database failed.</exception>
    Task<InboxStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the events that were set aside, the latest first.</summary>
    /// <param name="limit">How many at most; from 1 to 1,000.</param>
    /// <param name="cancellationToken">A token.</param>
    /// <returns>The events.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is out of range.</exception>
    /// <exception cref="System.Data.Common.DbException">The database failed.</exception>
    Task<IReadOnlyList<FailedWebhookEvent>> ListFailedAsync(int limit = 100, CancellationToken cancellationToken = default);

    /// <summary>
    /// Handles an event that was set aside again, with all of its attempts, before any later event of its conversation that still waits. Handlers that have succeeded do not run again
    /// in the same build of the application.
    /// </summary>
    /// <param name="key">The <see cref="FailedWebhookEvent.Key"/>.</param>
    /// <param name="cancellationToken">A token.</param>
    /// <returns>Whether there was such an event.</returns>
    /// <exception cref="System.Data.Common.DbException">The database failed.</exception>
    Task<bool> RetryAsync(Guid key, CancellationToken cancellationToken = default);

    /// <summary>Handles all events that were set aside again, as <see cref="RetryAsync"/> does.</summary>
    /// <param name="cancellationToken">A token.</param>
    /// <returns>How many.</returns>
    /// <exception cref="System.Data.Common.DbException">The database failed.</exception>
    Task<int> RetryAllAsync(CancellationToken cancellationToken = default);
}
