using Microsoft.Extensions.Caching.Hybrid;

namespace SunshineConversations.EchoBot;

/// <summary>
/// Skips events that were handled before: the service delivers at least once. An event is marked when its handling has
/// succeeded. With a distributed cache registered, such as Redis, all instances of the bot share the marks; two that receive
/// an event at the same time both handle it.
/// </summary>
internal sealed class HandledEvents(HybridCache cache)
{
    // The service redelivers for 15 minutes.
    private static readonly HybridCacheEntryOptions Options = new() { Expiration = TimeSpan.FromHours(1) };

    public async Task OnceAsync(WebhookEvent received, Func<Task> handleAsync)
    {
        if (received.Id.Length == 0)
        {
            // All events without an ID would share one mark.
            await handleAsync();
            return;
        }

        // No token: with one, a canceled call would lose the mark of a handled event.
        await cache.GetOrCreateAsync(
            $"event:{received.Id}",
            handleAsync,
            static async (handle, _) =>
            {
                await handle();
                return true;
            },
            Options);
    }
}
