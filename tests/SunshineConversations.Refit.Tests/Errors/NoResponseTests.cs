using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.Tests.Errors;

/// <summary>Calls that get no response, for every operation, over real sockets; without retries.</summary>
public sealed class NoResponseTests
{
    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_refused_connection_is_a_network_failure(string name)
    {
        Uri baseUrl = await RawServer.GoneAsync();

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => Operation.Named(name).CallAsyncOn(Clients.Create(baseUrl)));

        Assert.Equal(HttpRequestError.ConnectionError, Assert.IsType<HttpRequestException>(error.InnerException).HttpRequestError);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Null(error.RequestMessage.Headers.Authorization);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_connection_that_is_cut_before_the_response_is_a_network_failure(string name)
    {
        await using RawServer server = RawServer.Cutting();

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => Operation.Named(name).CallAsyncOn(Clients.Create(server.BaseUrl)));

        Assert.IsType<HttpRequestException>(error.InnerException);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task The_callers_cancellation_stays_his(string name)
    {
        using var cancellation = new CancellationTokenSource();
        await using RawServer server = RawServer.Silent((_, _) => cancellation.CancelAsync());

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Operation.Named(name).CallAsyncOn(Clients.Create(server.BaseUrl), cancellation.Token));

        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.IsNotType<TimeoutException>(error.InnerException);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task The_callers_cancellation_in_the_middle_of_the_response_stays_his(string name)
    {
        using var cancellation = new CancellationTokenSource();
        await using RawServer server = RawServer.Silent(async (socket, token) =>
        {
            await RawServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{", token);
            await cancellation.CancelAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Operation.Named(name).CallAsyncOn(Clients.Create(server.BaseUrl), cancellation.Token));
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_call_that_is_cancelled_from_the_start_sends_nothing(string name)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "{}"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Operation.Named(name).CallAsyncOn(Clients.Create(server.BaseUrl), new CancellationToken(canceled: true)));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task A_call_that_is_out_of_time_says_so_and_is_no_cancellation(string name)
    {
        var clock = new FakeTimeProvider();
        await using RawServer server = RawServer.Silent((_, token) => Task.Run(() => clock.Advance(TimeSpan.FromSeconds(5)), token));
        IConversationsApi api = Clients.Create(server.BaseUrl, options => options.Timeout = TimeSpan.FromSeconds(5), services => services.AddSingleton<TimeProvider>(clock));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => Operation.Named(name).CallAsyncOn(api));

        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Contains("00:00:05", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(SunshineConversationsOptions.Timeout), error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }
}
