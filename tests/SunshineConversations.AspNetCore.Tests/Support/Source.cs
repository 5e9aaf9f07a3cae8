namespace SunshineConversations.AspNetCore.Tests.Support;

/// <summary>A source of secrets that the test changes.</summary>
internal sealed class Source : IWebhookSecretProvider
{
    /// <summary>Of each receiver that asked.</summary>
    public List<string> Names { get; } = [];

    public IReadOnlyCollection<string> Secrets { get; set; } = [];

    public Exception? Failure { get; init; }

    public async ValueTask<IReadOnlyCollection<string>> GetSecretsAsync(string receiverName, CancellationToken cancellationToken)
    {
        Names.Add(receiverName);
        await Task.Yield();
        return Failure is null ? Secrets : throw Failure;
    }
}
