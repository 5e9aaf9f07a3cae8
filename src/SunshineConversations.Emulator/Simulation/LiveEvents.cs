using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace SunshineConversations.Emulator;

/// <summary>
/// The stream of server-sent events at <c>/emulator/events</c>. It only reports that something has changed, so that a
/// missed event loses nothing and a new connection needs no history: the page then reads the lists.
/// </summary>
internal sealed class LiveEvents(EmulatorAccount account, CancellationToken stopping)
{
    public const string Path = EmulatorApplication.OwnPath + "/events";

    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ReconnectionInterval = TimeSpan.FromMilliseconds(200);

    public async Task ServeAsync(HttpContext context)
    {
        // An open stream must not delay the shutdown.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await TypedResults.ServerSentEvents(ReadAsync(end.Token)).ExecuteAsync(context).ConfigureAwait(false);
    }

    /// <summary>The first event comes at once: the headers are sent with it.</summary>
    private async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            long version;
            lock (account.Lock)
                (changed, version) = (account.Journal.Changed, account.Journal.Version);

            yield return new SseItem<string>(version.ToString(CultureInfo.InvariantCulture), "changed") { ReconnectionInterval = ReconnectionInterval };

            // Real time: the clock of the emulator may not move. Without a change, an event shows a proxy that the connection is in use.
            await changed.WaitAsync(MaxInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(MinInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
                yield break;
        }
    }
}
