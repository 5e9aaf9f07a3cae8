using System.Collections.Concurrent;
using System.Globalization;

namespace SunshineConversations.Quickstart;

/// <summary>The requests that were sent since they were last taken: method, URL and status.</summary>
internal sealed class SentRequests
{
    private readonly ConcurrentQueue<string> _lines = new();

    public void Add(string line) => _lines.Enqueue(line);

    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_lines.TryDequeue(out string? line))
            taken.Add(line);

        return taken;
    }
}

/// <summary>Records every attempt of every call. It runs before authentication, and so never sees a credential.</summary>
internal sealed class SentRequestsHandler(SentRequests sent) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        sent.Add(string.Create(CultureInfo.InvariantCulture, $"{request.Method} {request.RequestUri} {(int)response.StatusCode}"));
        return response;
    }
}
