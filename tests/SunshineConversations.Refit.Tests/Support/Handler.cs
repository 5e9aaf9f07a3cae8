using Microsoft.Extensions.Http;

namespace SunshineConversations.Tests.Support;

/// <summary>Handles a request, which it can send on.</summary>
internal delegate Task<HttpResponseMessage> Handling(
    Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, HttpRequestMessage request, CancellationToken cancellationToken);

/// <summary>A handler, or a transport, of the application.</summary>
internal sealed class Handler(Handling handling) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => handling(base.SendAsync, request, cancellationToken);
}

/// <summary>Puts a handler around everything.</summary>
internal sealed class OutsideFilter(Handling handling) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => handlers =>
    {
        next(handlers);
        handlers.AdditionalHandlers.Insert(0, new Handler(handling));
    };
}
