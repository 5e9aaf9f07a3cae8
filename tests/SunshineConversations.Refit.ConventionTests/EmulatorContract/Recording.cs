namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Notes everything that goes through the handlers which it makes.</summary>
internal sealed class Recording
{
    private readonly List<Exchange> _exchanges = [];

    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_exchanges)
                return [.. _exchanges];
        }
    }

    public DelegatingHandler HandlerFor(Sender sender) => new Handler(this, sender);

    private void Add(Exchange exchange)
    {
        lock (_exchanges)
            _exchanges.Add(exchange);
    }

    private sealed class Handler(Recording recording, Sender sender) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Message sent = await Message.OfAsync(request.Content, cancellationToken);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            Uri uri = request.RequestUri!;
            recording.Add(new(
                sender,
                request.Method.Method,
                uri.AbsolutePath,
                uri.Query,
                sent,
                (int)response.StatusCode,
                await Message.OfAsync(response.Content, cancellationToken)));
            return response;
        }
    }
}
