namespace SunshineConversations.AotSmoke;

/// <summary>Chained to a client, it sees each attempt of each call, and can ask the emulator to fail the next one.</summary>
internal sealed class Attempts : DelegatingHandler
{
    private const string FaultHeader = "X-Emulator-Fault";

    private static readonly HttpRequestOptionsKey<string> Operation = new(Refit.HttpRequestMessageOptions.MethodName);

    private readonly List<int> _statuses = [];
    private readonly HashSet<string> _operations = [];

    public IReadOnlyList<int> Statuses => _statuses;

    /// <summary>The operations that succeeded at least once.</summary>
    public IReadOnlyCollection<string> Operations => _operations;

    public string? NextFault { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A second attempt is the same request.
        request.Headers.Remove(FaultHeader);
        if (NextFault is not null)
            request.Headers.Add(FaultHeader, NextFault);

        NextFault = null;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        _statuses.Add((int)response.StatusCode);
        if (response.IsSuccessStatusCode && request.Options.TryGetValue(Operation, out string? operation))
            _operations.Add(operation);

        return response;
    }
}
