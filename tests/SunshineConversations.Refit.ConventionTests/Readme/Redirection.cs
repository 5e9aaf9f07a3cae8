namespace SunshineConversations.ConventionTests.Readme;

/// <summary>A request as it would have gone out.</summary>
internal sealed record SentRequest(string Host, string? Authorization);

/// <summary>Sends to the emulator what was meant for the service, and notes it. What was meant for an emulator goes there.</summary>
internal sealed class Redirection(Uri emulator, IList<SentRequest> sent) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri url = request.RequestUri!;
        sent.Add(new(url.Host, request.Headers.Authorization?.ToString()));
        if (!url.IsLoopback)
            request.RequestUri = new Uri(emulator, url.PathAndQuery);

        return base.SendAsync(request, cancellationToken);
    }
}
