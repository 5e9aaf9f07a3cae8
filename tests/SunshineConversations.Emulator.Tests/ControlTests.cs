using System.Net.Sockets;
using System.Text;

namespace SunshineConversations.Emulator.Tests;

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
        await CreateTwilioClientAsync(await CreateAsync(PersonalBody));

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

    /// <summary>The requests that a page can send with the publicly known keys: each kind of route, and an unknown one.</summary>
    [Theory]
    [InlineData("1.1\r\nHost: 127.0.0.1", true)]
    [InlineData("1.1\r\nHost: LOCALHOST:1234", true)]
    [InlineData("1.1\r\nHost: [::1]:1234", true)]
    [InlineData("1.1\r\nHost: container:8080", true)]
    [InlineData("1.1\r\nHost: a.test", true)]
    [InlineData("1.1\r\nHost: cdn.example:81", true)]
    [InlineData("1.1\r\nHost: cdn.example:82", false)]
    [InlineData("1.1\r\nHost: test", false)]
    [InlineData("1.1\r\nHost: evil.example", false)]
    [InlineData("1.1\r\nHost: localhost.evil.example", false)]
    [InlineData("1.1\r\nHost: 127.0.0.1.evil.example", false)]
    [InlineData("1.1\r\nHost: 192.168.0.1", false)]
    [InlineData("1.1\r\nHost:", false)]
    [InlineData("1.0", false)]
    [InlineData("1.1\r\nHost: localhost:1234\r\nOrigin: http://localhost:1234", true)]
    [InlineData("1.1\r\nHost: localhost:1234\r\nOrigin: http://localhost:4321", false)]
    [InlineData("1.1\r\nHost: localhost:1234\r\nOrigin: https://localhost:1234", false)]
    [InlineData("1.1\r\nHost: localhost:1234\r\nOrigin: https://evil.example", false)]
    [InlineData("1.1\r\nHost: localhost:1234\r\nOrigin: null", false)]
    public async Task Pages_of_other_hosts_and_origins_are_refused_everywhere(string head, bool isServed)
    {
        Emulator.Options.AllowedHosts.Add("container");
        Emulator.Options.AllowedHosts.Add("*.test");
        Emulator.Options.AttachmentRedirectOrigin = new("http://cdn.example:81");
        string[] requests =
        [
            "GET /emulator", "GET /emulator/users", "GET /emulator/deliveries", "GET /emulator/stats", "POST /emulator/reset",
            $"GET {Users}/{UserId}", $"GET /sc{Users}/{UserId}", $"HEAD {Users}/{UserId}", $"OPTIONS {Users}/{UserId}",
            "GET /oauth/authorize", "POST /sc/oauth/token", "GET /attachments/v2/x/a.txt?token=x", "HEAD /sc/attachments/v2/x/a.txt", "GET /nowhere",
        ];
        foreach (string request in requests)
        {
            string response = await SendRawAsync($"{request} HTTP/{head}\r\nAuthorization: {Basic()}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

            Assert.NotEqual($"{request}: {isServed}", $"{request}: {response.StartsWith("HTTP/1.1 403 ", StringComparison.Ordinal)}");
        }
    }

    [Fact]
    public async Task Everybody_may_ask_for_its_health() =>
        Assert.Equal("""{"status":"healthy"}""", (await SendOwnAsync("GET", "/emulator/health", "anything.example")).Text);

    [Theory]
    [Values("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")]
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

    private Task<JsonResponse> SendOwnAsync(string method, string path, string? host = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = host;
        return SendAsync(request);
    }

    private async Task<string> SendRawAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Emulator.BaseUrl.Host, Emulator.BaseUrl.Port);
        await connection.Client.SendAsync(Encoding.ASCII.GetBytes(request));
        using var response = new StreamReader(connection.GetStream());
        return await response.ReadToEndAsync();
    }
}
