using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using SunshineConversations.Tests.Support;

namespace SunshineConversations.Tests.InApplications;

/// <summary>Whatever the application's handlers do or throw, a call is what its operation says, and only the documented exceptions come out.</summary>
public sealed class HandlerTests
{
    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    public async Task A_handler_that_has_no_connection_of_its_own_after_the_POST_was_received_does_not_repeat_it(HttpRequestError error)
    {
        await using RawServer server = RawServer.Answering(RawServer.Answer(200, Operation.ConversationJson));
        IConversationsApi api = Create(server, async (send, request, token) =>
        {
            using HttpResponseMessage received = await send(request, token);
            throw new HttpRequestException(error, "The audit log is not reachable.");
        });

        var thrown = await Assert.ThrowsAsync<ApiRequestException>(() => api.CreateConversationAsync("a", new() { Type = ConversationType.Personal }));

        Assert.Single(server.Requests);
        Assert.IsType<HttpRequestException>(thrown.InnerException);
    }

    private static IConversationsApi Create(RawServer server, Sending sending, Action<SunshineConversationsOptions>? configure = null, Action<IServiceCollection>? services = null) =>
        Create(server.BaseUrl, sending, configure, services);

    private static IConversationsApi Create(Uri baseUrl, Sending sending, Action<SunshineConversationsOptions>? configure = null, Action<IServiceCollection>? services = null) => Clients.Create(
        baseUrl,
        options =>
        {
            options.Retry = new() { BaseDelay = TimeSpan.Zero };
            configure?.Invoke(options);
        },
        services,
        builder => builder.AddHttpMessageHandler(() => new Handler(sending)));

    private delegate Task<HttpResponseMessage> Sending(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, HttpRequestMessage request, CancellationToken cancellationToken);

    private sealed class Handler(Sending sending) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => sending(base.SendAsync, request, cancellationToken);
    }
}
