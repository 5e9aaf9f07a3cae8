using System.Collections.Concurrent;

namespace SunshineConversations.AspNetCore.Tests.Support;

/// <summary>A handler of every event that remembers what it handled.</summary>
internal sealed class Handled
{
    private readonly ConcurrentQueue<string> _ids = new();

    public IReadOnlyCollection<string> Ids => _ids;

    public void AddTo(SunshineConversationsWebhooksBuilder builder) => builder.AddHandler<WebhookEvent>(HandleAsync);

    public Task HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
    {
        _ids.Enqueue(received.Id);
        return Task.CompletedTask;
    }
}
