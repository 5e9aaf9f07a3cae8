namespace SunshineConversations.ConventionTests.Readme;

/// <summary>A request as it would have gone out.</summary>
internal sealed record SentRequest(string Host, string? Authorization, string[] Marketplace);

/// <summary>Sends to the emulator what was meant for the service, and notes it. Requests for an emulator go there.</summary>
internal sealed class Redirection(Uri emulator, IList<SentRequest> sent) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri url = request.RequestUri!;
        string[] marketplace = [.. request.Headers.Where(header => header.Key.StartsWith("X-Zendesk-Marketplace-", StringComparison.Ordinal)).SelectMany(header => header.Value)];
        sent.Add(new(url.Host, request.Headers.Authorization?.ToString(), marketplace));
        if (!url.IsLoopback)
            request.RequestUri = new Uri(emulator, url.PathAndQuery);

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // A changed request is the sign of a redirect that was followed.
            request.RequestUri = url;
        }
    }
}
