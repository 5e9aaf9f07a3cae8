using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace SunshineConversations;

/// <summary>Adds authentication, and the handlers between it and the application, to the library's clients: inside every other handler, the loggers included.</summary>
internal sealed class InnermostHandlersFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => handlers =>
    {
        next(handlers);
        if (handlers.Services.GetKeyedService<OptionsSource>(handlers.Name) is not { } options)
            return;

        if (handlers.AdditionalHandlers.OfType<CallHandler>().FirstOrDefault() is { } call)
        {
            call.IsOutermost = handlers.AdditionalHandlers[0] == call;
            call.IsAboveTransport = handlers.AdditionalHandlers[^1] == call && handlers.PrimaryHandler is not DelegatingHandler;
        }

        if (HttpClientSetup.IsOwnTransport(handlers.PrimaryHandler))
            handlers.AdditionalHandlers.Add(new CompressionHandler());

        handlers.AdditionalHandlers.Add(new FileHandler());
        handlers.AdditionalHandlers.Add(new AuthenticationHandler(options, handlers.Services.GetRequiredKeyedService<TokenSource>(handlers.Name), HttpClientSetup.TimeProviderOf(handlers.Services)));
    };
}
