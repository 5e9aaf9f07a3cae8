using Microsoft.Extensions.Caching.Hybrid;

namespace SunshineConversations.EchoBot;

/// <summary>
/// Remembers the events that were handled: the service delivers at least once. An event counts only when its handling
/// succeeded. With a distributed cache registered, such as Redis, all instances of the bot share it.
/// </summary>
internal sealed class HandledEvents(HybridCache cache)
{
    // The service delivers again for 15 minutes.
    private static readonly HybridCacheEntryOptions Options = new() { Expiration = TimeSpan.FromHours(1) };

    public async Task OnceAsync(WebhookEvent received, Func<CancellationToken, Task> handleAsync, CancellationToken cancellationToken) =>
        await cache.GetOrCreateAsync(
            $"event:{received.Id}",
            handleAsync,
            static async (handle, token) =>
            {
                await handle(token);
                return true;
            },
            Options,
            cancellationToken: cancellationToken);
}
