using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.Emulator.Tests;

public sealed class FaultTests : EmulatorTest
{
    private readonly TimerWatchingClock _timers = new();

    public FaultTests() => Clock = _timers;

    [Theory]
    [InlineData("429", "too_many_requests", "Too many requests", 1)]
    [InlineData("500", "internal_server_error", "Internal server error", null)]
    [InlineData("503", "service_unavailable", "Service unavailable", 1)]
    public async Task A_status_comes_with_its_documented_body_and_where_it_belongs_with_RetryAfter(
        string fault, string code, string title, int? retryAfter)
    {
        JsonResponse response = await SendAsync(Faulted("POST", Conversations, fault, json: PersonalBody));

        response.IsError((HttpStatusCode)int.Parse(fault, CultureInfo.InvariantCulture), code, title);
        Assert.Equal(retryAfter, (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal(0, Emulator.Stats.ConversationsCreated);
        Assert.Equal(1, Emulator.Stats.FaultsByKind[fault]);
    }

    [Fact]
    public async Task Reset_breaks_the_connection_without_a_response()
    {
        using HttpRequestMessage request = Faulted("POST", Conversations, "reset", json: PersonalBody);

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.SendAsync(request));
        Assert.Equal(0, Emulator.Stats.ConversationsCreated);
    }

    [Fact]
    public async Task Html_is_200_with_a_web_page()
    {
        using HttpResponseMessage response = await StartAsync("html");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truncated_is_200_and_breaks_off_in_the_middle_of_the_body()
    {
        using HttpResponseMessage response = await StartAsync("truncated");
        await using Stream body = await response.Content.ReadAsStreamAsync();
        using var received = new MemoryStream();

        var failure = await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(received));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
        Assert.InRange(received.Length, 1, response.Content.Headers.ContentLength!.Value - 1);
    }

    [Fact]
    public async Task Slow_sends_one_byte_a_second()
    {
        using HttpResponseMessage response = await StartAsync("slow");
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] buffer = new byte[16];

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        for (int i = 0; i < 3; i++)
        {
            await _timers.Created.ReadAsync();
            Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(1, await body.ReadAsync(buffer));
        }
    }

    [Fact]
    public async Task Slow_ends_in_time_with_an_empty_object()
    {
        using HttpResponseMessage response = await StartAsync("slow");
        Task<string> text = response.Content.ReadAsStringAsync();
        for (int second = 0; second < 122; second++)
        {
            await _timers.Created.ReadAsync();
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("{}", (await text).Trim());
    }

    [Fact]
    public async Task Slow_ends_when_the_client_goes_away()
    {
        using (await StartAsync("slow"))
            await _timers.Created.ReadAsync();

        await _timers.Disposed.ReadAsync();
    }

    [Fact]
    public async Task Slow_ends_when_the_emulator_stops_and_does_not_pass_for_a_whole_response()
    {
        using HttpResponseMessage response = await StartAsync("slow");
        Task<string> text = response.Content.ReadAsStringAsync();
        await _timers.Created.ReadAsync();

        await Emulator.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => text);
    }

    [Fact]
    public async Task Without_a_number_of_times_each_request_that_asks_suffers_and_no_other()
    {
        string item = $"{Conversations}/{await CreateAsync(GroupBody)}";

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("GET", item, "503"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", item)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("GET", item, "503"))).Status);
    }

    [Fact]
    public async Task With_a_number_of_times_only_the_first_requests_of_the_route_suffer()
    {
        string item = $"{Conversations}/{await CreateAsync(GroupBody)}";
        string other = $"/sc{Conversations}/{await CreateAsync(GroupBody)}";

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("GET", item, "503", "2"))).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("GET", other, "503", "2"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Faulted("GET", item, "503", "2"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Faulted("GET", other, "503", "2"))).Status);
        Assert.Equal(2, Emulator.Stats.FaultsByKind["503"]);
    }

    [Fact]
    public async Task Each_method_each_route_and_each_fault_has_its_own_count()
    {
        string item = $"{Conversations}/{await CreateAsync(GroupBody)}";

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("GET", item, "503", "1"))).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("PATCH", item, "503", "1", "{}"))).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("GET", $"{Conversations}?filter[userId]={UserId}", "503", "1"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(Faulted("GET", item, "429", "1"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Faulted("GET", item, "503", "1"))).Status);
    }

    [Fact]
    public async Task Under_concurrent_requests_exactly_the_given_number_suffers()
    {
        JsonResponse[] responses = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => SendAsync(Faulted("POST", Conversations, "500", "13", GroupBody))));

        Assert.Equal(13, responses.Count(response => response.Status is HttpStatusCode.InternalServerError));
        Assert.Equal(27, responses.Count(response => response.Status is HttpStatusCode.Created));
        Assert.Equal(27, Emulator.Stats.ConversationsCreated);
    }

    [Fact]
    public async Task Zero_times_is_never() =>
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(Faulted("POST", Conversations, "500", "0", GroupBody))).Status);

    [Theory]
    [InlineData("502", null, "X-Emulator-Fault must be one of 429, 500, 503, reset, slow, html, truncated, lost")]
    [InlineData("", null, "X-Emulator-Fault must be one of 429, 500, 503, reset, slow, html, truncated, lost")]
    [InlineData("HTML", null, "X-Emulator-Fault must be one of 429, 500, 503, reset, slow, html, truncated, lost")]
    [InlineData("500", "-1", "X-Emulator-Fault-Times must be a whole number")]
    [InlineData("500", "twice", "X-Emulator-Fault-Times must be a whole number")]
    [InlineData("500", "", "X-Emulator-Fault-Times must be a whole number")]
    public async Task A_fault_that_does_not_exist_is_a_bad_request(string fault, string? times, string title)
    {
        (await SendAsync(Faulted("POST", Conversations, fault, times, PersonalBody))).IsBadRequest(title);
        Assert.Equal(0, Emulator.Stats.ConversationsCreated);
    }

    [Fact]
    public async Task Credentials_are_checked_before_the_fault()
    {
        using HttpRequestMessage request = Faulted("GET", Conversations, "503");
        request.Headers.Authorization = null;

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(request)).Status);
        Assert.Equal(0, Emulator.Stats.FaultsByKind["503"]);
    }

    [Fact]
    public async Task The_fault_comes_before_app_and_body()
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("POST", Conversations, "503", json: "not json"))).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Faulted("GET", "/v2/apps/unknown/conversations", "503"))).Status);
    }

    [Theory]
    [Values("429", "500", "503", "reset", "html", "truncated")]
    public async Task A_faulted_update_or_deletion_has_changed_nothing(string fault)
    {
        string item = $"{Conversations}/{await CreateAsync(GroupBody)}";
        JsonResponse before = await SendAsync("GET", item);

        foreach (HttpRequestMessage faulted in new[] { Faulted("PATCH", item, fault, json: """{"displayName":"x"}"""), Faulted("DELETE", item, fault) })
        {
            using HttpRequestMessage request = faulted;
            Exception? end = await Record.ExceptionAsync(async () => (await Client.SendAsync(request)).Dispose());
            Assert.Equal(fault is "reset" or "truncated" ? typeof(HttpRequestException) : null, end?.GetType());
        }

        Assert.Equal(before.Text, (await SendAsync("GET", item)).Text);
    }

    /// <summary>A response whose body is yet to be read.</summary>
    private async Task<HttpResponseMessage> StartAsync(string fault)
    {
        using HttpRequestMessage request = Faulted("GET", $"{Conversations}/x", fault);
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static HttpRequestMessage Faulted(string method, string path, string fault, string? times = null, string? json = null)
    {
        HttpRequestMessage request = Request(method, path, json);
        request.Headers.TryAddWithoutValidation("X-Emulator-Fault", fault);
        if (times is not null)
            request.Headers.TryAddWithoutValidation("X-Emulator-Fault-Times", times);

        return request;
    }

    /// <summary>Lets a test wait until the emulator waits, and until it has ceased to.</summary>
    private sealed class TimerWatchingClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 30, 15, 123, TimeSpan.Zero))
    {
        private readonly Channel<bool> _created = Channel.CreateUnbounded<bool>();
        private readonly Channel<bool> _disposed = Channel.CreateUnbounded<bool>();

        public ChannelReader<bool> Created => _created.Reader;

        public ChannelReader<bool> Disposed => _disposed.Reader;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new WatchedTimer(base.CreateTimer(callback, state, dueTime, period), _disposed.Writer);
            _created.Writer.TryWrite(true);
            return timer;
        }

        private sealed class WatchedTimer(ITimer inner, ChannelWriter<bool> disposed) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

            public void Dispose()
            {
                inner.Dispose();
                disposed.TryWrite(true);
            }

            public async ValueTask DisposeAsync()
            {
                await inner.DisposeAsync();
                disposed.TryWrite(true);
            }
        }
    }
}
