using System.Net;
using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Emulator;

/// <summary>The paths below <c>/emulator</c>, which need no credentials.</summary>
public sealed class ControlTests : EmulatorTest
{
    protected override EmulatorOptions Options => WithChannels;

    [Fact]
    public async Task A_reset_brings_back_the_beginning()
    {
        await CreateAsync(GroupBody);
        await SendAsync("DELETE", $"{Users}/{UserId}");
        await SendAsync("POST", Integrations, CustomBody);
        await UploadAsync();

        Assert.Equal("{}", (await SendOwnAsync("POST", "/emulator/reset")).Text);

        Assert.Equal("""{"conversations":[],"meta":{"hasMore":false},"links":{}}""", (await SendAsync("GET", $"{Conversations}?filter[userExternalId]={UserExternalId}")).Text);
        Assert.Single((await SendAsync("GET", $"{Users}/{UserId}/devices")).Json["devices"]!.AsArray());
        Assert.Empty(Emulator.State.Webhooks.All);
        Assert.Empty(Emulator.State.Attachments.All);
        Assert.Equal(0, Emulator.State.Files.BytesInMemory);
    }

    [Fact]
    public async Task A_reset_forgets_what_was_to_happen()
    {
        string id = await CreateAsync(PersonalBody);
        await SendAsync("POST", $"{Users}/{UserId}/clients", $$"""
            {"matchCriteria":{"type":"twilio","integrationId":"twilio","phoneNumber":"1"},"confirmation":{"type":"immediate"},"target":{"conversationId":"{{id}}"} }
            """);

        await SendOwnAsync("POST", "/emulator/reset");
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.DoesNotContain("client:update", Events);
    }

    [Fact]
    public async Task A_reset_counts_faults_anew()
    {
        for (int i = 0; i < 2; i++)
        {
            HttpRequestMessage request = Request("GET", $"{Users}/{UserId}");
            request.Headers.Add("X-Emulator-Fault", "503");
            request.Headers.Add("X-Emulator-Fault-Times", "1");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(request)).Status);
            await SendOwnAsync("POST", "/emulator/reset");
        }
    }

    [Theory]
    [InlineData("127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData("localhost:1234", null, HttpStatusCode.OK)]
    [InlineData("[::1]:1234", null, HttpStatusCode.OK)]
    [InlineData("container:8080", null, HttpStatusCode.OK)]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost:1234", "http://localhost:1234", HttpStatusCode.OK)]
    [InlineData("localhost:1234", "http://localhost:4321", HttpStatusCode.Forbidden)]
    [InlineData("localhost:1234", "https://localhost:1234", HttpStatusCode.Forbidden)]
    [InlineData("localhost:1234", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost:1234", "null", HttpStatusCode.Forbidden)]
    public async Task Pages_of_other_origins_are_refused(string host, string? origin, HttpStatusCode expected)
    {
        Emulator.Options.EmulatorHosts.Add("container");
        foreach ((string method, string path) in ((string, string)[])[("POST", "/emulator/reset"), ("GET", "/emulator/deliveries"), ("GET", "/emulator/stats")])
            Assert.Equal(expected, (await SendOwnAsync(method, path, host, origin)).Status);
    }

    [Fact]
    public async Task Everybody_may_ask_for_its_health() =>
        Assert.Equal("""{"status":"healthy"}""", (await SendOwnAsync("GET", "/emulator/health", "anything.example")).Text);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task What_a_form_can_send_is_refused(string contentType)
    {
        foreach (string path in (string[])["/emulator/reset", $"/emulator/users/{UserId}/messages"])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}") };
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(request)).Status);
        }
    }

    private Task<JsonResponse> SendOwnAsync(string method, string path, string? host = null, string? origin = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);

        return SendAsync(request);
    }
}
