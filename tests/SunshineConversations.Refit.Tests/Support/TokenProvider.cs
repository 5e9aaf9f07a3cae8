namespace SunshineConversations.Tests.Support;

/// <summary>The application's own tokens.</summary>
internal sealed class TokenProvider(Func<CancellationToken, ValueTask<string>> getTokenAsync) : ISunshineConversationsTokenProvider
{
    /// <summary>The same token for every request.</summary>
    public TokenProvider(string token)
        : this(_ => new(token))
    {
    }

    /// <summary>The calls that it received.</summary>
    public List<SunshineConversationsTokenRequest> Requests { get; } = [];

    public ValueTask<string> GetTokenAsync(SunshineConversationsTokenRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return getTokenAsync(cancellationToken);
    }
}
