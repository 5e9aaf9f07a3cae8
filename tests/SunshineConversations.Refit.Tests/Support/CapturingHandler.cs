using System.Net.Http.Headers;

namespace SunshineConversations.Tests.Support;

/// <summary>Stands where the network would be: keeps each request, and responds with the payload of every operation.</summary>
internal sealed class CapturingHandler : HttpMessageHandler
{
    public const string AppId = "5d8cff3cd55b040010928b5b";
    public const string ConversationId = "029c31f25a21b47effd7be90";

    private readonly List<CapturedRequest> _requests = [];

    public IReadOnlyList<CapturedRequest> Requests => _requests;

    public CapturedRequest Request => Assert.Single(_requests);

    /// <summary>The body of the response.</summary>
    public string Body { get; init; } = """{"conversation":{},"conversionEvents":{}}""";

    /// <summary>The exception to throw instead of a response.</summary>
    public Exception? Failure { get; init; }

    /// <summary>The generated client, with the settings that every client has and without any other handler.</summary>
    public IConversationsApi CreateApi() => CreateApi<IConversationsApi>();

    /// <summary>The generated client of any tag.</summary>
    public T CreateApi<T>() => Refit.RestService.ForGenerated<T>(
        new HttpClient(this, disposeHandler: false) { BaseAddress = new("https://api.example") },
        new RefitClientSettings(TimeProvider.System).Value);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        _requests.Add(new(request.Method, request.RequestUri!, request.Headers.Authorization, body, request.Version, request.VersionPolicy));
        if (Failure is not null)
            throw Failure;

        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(Body, Encoding.UTF8, "application/json") };
    }
}

/// <summary>A request as it was when it left.</summary>
internal sealed record CapturedRequest(HttpMethod Method, Uri Uri, AuthenticationHeaderValue? Authorization, string? Body, Version Version, HttpVersionPolicy VersionPolicy);
