namespace SunshineConversations.AspNetCore.AotSmoke;

/// <summary>A handler that dependency injection constructs.</summary>
internal sealed class Greeter(Seen seen) : IWebhookHandler<ConversationMessageEvent>
{
    public Task HandleAsync(ConversationMessageEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        seen.Events.Add($"{context.AppId} {received.Id} {received.Type}");
        return Task.CompletedTask;
    }
}

/// <summary>The handled events.</summary>
internal sealed class Seen
{
    public List<string> Events { get; } = [];
}
