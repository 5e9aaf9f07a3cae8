using Microsoft.Extensions.Time.Testing;
using Refit;
using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Attachments;

/// <summary>Where a download goes and with what, how it is read, and what it does not do.</summary>
public sealed class DownloadTests
{
    private static readonly Uri Configured = new("https://acme.zendesk.com/sc");

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_file_comes_back_from_the_emulator(bool isPrivate, bool isRedirected)
    {
        byte[] content = new byte[300_000];
        new Random(7).NextBytes(content);
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(new EmulatorOptions { HasPrivateAttachments = isPrivate });
        if (isRedirected)
            emulator.Options.AttachmentRedirectOrigin = new($"http://localhost:{emulator.BaseUrl.Port}");

        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(emulator.BaseUrl);
        AttachmentResponse upload = await api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes(content, "a.txt"));

        await using AttachmentDownload download = await api.DownloadAttachmentAsync(upload.Attachment.MediaUrl);

        Assert.Equal((content.Length, "text/plain"), (download.Length, download.MediaType));
        Assert.Equal(content, await ReadAsync(download));
    }

    [Theory]
    [InlineData(null, "a.txt")]
    [InlineData("ü 1.txt", "ü 1.txt")]
    public async Task It_is_copied_into_an_attachment_of_its_own(string? fileName, string expected)
    {
        byte[] content = new byte[2 * 1024 * 1024];
        new Random(7).NextBytes(content);
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(new EmulatorOptions { HasPrivateAttachments = true });
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(emulator.BaseUrl);
        string original = (await api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes(content, "a.txt"))).Attachment.MediaUrl;

        AttachmentResponse copy = await api.CopyAttachmentAsync(Clients.AppId, original, AttachmentUploadQuery.ForMessage(), fileName);

        Assert.NotEqual(original, copy.Attachment.MediaUrl);
        Assert.EndsWith($"/{expected}", Uri.UnescapeDataString(copy.Attachment.MediaUrl), StringComparison.Ordinal);
        await using AttachmentDownload download = await api.DownloadAttachmentAsync(copy.Attachment.MediaUrl);
        Assert.Equal(content, await ReadAsync(download));
    }

    [Fact]
    public async Task Without_the_right_key_a_private_file_is_a_typed_error()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(new EmulatorOptions { HasPrivateAttachments = true });
        IAttachmentsApi stranger = Clients.Create<IAttachmentsApi>(emulator.BaseUrl, options => options.KeySecret = "wrong");
        AttachmentResponse upload = await Clients.Create<IAttachmentsApi>(emulator.BaseUrl).UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes([1], "a.txt"));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => stranger.DownloadAttachmentAsync(upload.Attachment.MediaUrl));

        Assert.Equal(HttpStatusCode.Unauthorized, error.StatusCode);
        Assert.Equal("DownloadAttachment", error.Operation);
        Assert.NotEmpty(error.Errors);
    }

    /// <summary>Each hop: the address, and whether it gets credentials.</summary>
    [Theory]
    [InlineData("https://acme.zendesk.com/sc/a.txt", null, "https://acme.zendesk.com/sc/a.txt +")]
    [InlineData("https://ACME.zendesk.com:443/a.txt", null, "https://acme.zendesk.com/a.txt +")]
    [InlineData("https://cdn.example/a.txt", null, "https://cdn.example/a.txt -")]
    [InlineData("https://acme.zendesk.com:8443/a.txt", null, "https://acme.zendesk.com:8443/a.txt -")]
    [InlineData("https://acme.zendesk.com.evil.example/a.txt", null, "https://acme.zendesk.com.evil.example/a.txt -")]
    [InlineData("https://acme.zendesk.com@evil.example/a.txt", null, "https://acme.zendesk.com@evil.example/a.txt -")]
    [InlineData("https://acme.zendesk.com/a.txt", "https://cdn.example/b.txt?t=1", "https://acme.zendesk.com/a.txt +", "https://cdn.example/b.txt?t=1 -")]
    [InlineData("https://acme.zendesk.com/a.txt", "/b.txt", "https://acme.zendesk.com/a.txt +", "https://acme.zendesk.com/b.txt -")]
    [InlineData("https://cdn.example/a.txt", "https://acme.zendesk.com/b.txt", "https://cdn.example/a.txt -", "https://acme.zendesk.com/b.txt -")]
    public async Task Credentials_go_to_the_configured_host_only_and_never_after_a_redirect(string mediaUrl, string? location, params string[] hops)
    {
        var transport = new Hops(location);

        await using AttachmentDownload download = await Api(transport).DownloadAttachmentAsync(mediaUrl);

        Assert.Equal("text"u8.ToArray(), await ReadAsync(download));
        Assert.Equal(hops, transport.Seen);
    }

    [Theory]
    [InlineData("https://acme.zendesk.com/a.txt", "http://cdn.example/b.txt")]
    [InlineData("https://acme.zendesk.com/a.txt", "http://acme.zendesk.com/b.txt")]
    [InlineData("https://acme.zendesk.com/a.txt", "ftp://cdn.example/b.txt")]
    [InlineData("https://acme.zendesk.com/a.txt", "https://127.0.0.1/b.txt")]
    [InlineData("https://acme.zendesk.com/a.txt", "https://169.254.169.254/latest")]
    [InlineData("https://acme.zendesk.com/a.txt", "https://[::1]/b.txt")]
    [InlineData("http://acme.zendesk.com/a.txt", null)]
    [InlineData("http://cdn.example/a.txt", null)]
    [InlineData("https://10.0.0.1/a.txt", null)]
    [InlineData("https://0x7f.1/a.txt", null)]
    [InlineData("https://2130706433/a.txt", null)]
    [InlineData("https://[::ffff:192.168.0.1]/a.txt", null)]
    public async Task An_address_that_is_not_called_is_an_error_and_not_retried(string mediaUrl, string? location)
    {
        var transport = new Hops(location);

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => Api(transport, Retrying).DownloadAttachmentAsync(mediaUrl));

        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.DoesNotContain("a.txt", error.Message, StringComparison.Ordinal);
        Assert.Equal(location is null ? 0 : 1, transport.Seen.Count);
    }

    [Fact]
    public async Task A_second_redirect_is_not_followed()
    {
        var transport = new Hops("https://cdn.example/b.txt", "https://cdn.example/c.txt");

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Api(transport).DownloadAttachmentAsync("https://acme.zendesk.com/a.txt"));

        Assert.Equal(HttpStatusCode.Found, error.StatusCode);
        Assert.Equal(2, transport.Seen.Count);
    }

    [Fact]
    public async Task Nothing_of_the_application_goes_to_another_host()
    {
        var transport = new Hops("https://cdn.example/b.txt");
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(Configured, client: builder => builder
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-Secret", "s"))
            .AddHttpMessageHandler(CookieAdding)
            .ConfigurePrimaryHttpMessageHandler(() => transport));

        await using AttachmentDownload download = await api.DownloadAttachmentAsync("https://acme.zendesk.com/a.txt");

        Assert.Contains("X-Secret", transport.Headers[0]);
        Assert.Equal(["Accept", "User-Agent"], transport.Headers[1].Order());
    }

    /// <summary>A name is checked when the connection is made, or before where the transport is the application's.</summary>
    [Theory]
    [Values("own", "HttpClientHandler", "SocketsHttpHandler")]
    public async Task A_name_that_leads_to_this_machine_is_not_called(string transport)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "secret"));
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(Configured, Retrying, client: builder =>
        {
            if (transport != "own")
                builder.ConfigurePrimaryHttpMessageHandler(() => transport == "HttpClientHandler" ? new HttpClientHandler { AllowAutoRedirect = false } : new SocketsHttpHandler { AllowAutoRedirect = false });
        });

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.DownloadAttachmentAsync($"https://localhost:{server.BaseUrl.Port}/a.txt"));

        Assert.Contains("neither a public host", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    public static MatrixTheoryData<string, string> Proxied { get; } = new(
        ["own", "HttpClientHandler", "SocketsHttpHandler", "around SocketsHttpHandler"],
        ["localhost", "10.0.0.1", "[64:ff9b::a00:1]", "unknown.invalid", "8.8.8.8"]);

    /// <summary>The name is resolved here, before the proxy is asked to connect; one that this machine does not know is not called.</summary>
    [Theory]
    [MemberData(nameof(Proxied))]
    public async Task An_address_is_checked_also_where_a_proxy_connects(string transport, string host)
    {
        await using RawServer proxy = RawServer.Responding(RawServer.Response(502, ""));
        var address = new WebProxy(proxy.BaseUrl);
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(Configured, client: builder => _ = transport switch
        {
            "own" => builder.UseSocketsHttpHandler((handler, _) => handler.Proxy = address),
            "HttpClientHandler" => builder.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false, Proxy = address }),
            "SocketsHttpHandler" => builder.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, Proxy = address }),
            _ => builder.ConfigurePrimaryHttpMessageHandler(() => new Handler((send, request, token) => send(request, token)) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, Proxy = address } }),
        });

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.DownloadAttachmentAsync($"https://{host}/a.txt"));

        if (host == "8.8.8.8")
            Assert.StartsWith("CONNECT 8.8.8.8:443", Assert.Single(proxy.Requests), StringComparison.Ordinal);
        else
            Assert.Equal((0, true), (proxy.Connections, error.Message.Contains(host == "unknown.invalid" ? "cannot resolve" : "neither a public host", StringComparison.Ordinal)));
    }

    [Theory]
    [Values(true, false)]
    public async Task A_transport_that_would_follow_redirects_by_itself_downloads_nothing(bool isHttpClientHandler)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(302, "", "Location: http://169.254.169.254/"));
        using HttpMessageHandler transport = isHttpClientHandler ? new HttpClientHandler() : new SocketsHttpHandler();
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(server.BaseUrl, client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => transport));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => api.DownloadAttachmentAsync($"{server.BaseUrl}a.txt"));

        Assert.Contains("AllowAutoRedirect", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    /// <summary>HTTP/3 would connect past the check, and to any host that the server names.</summary>
    [Theory]
    [InlineData("1.1", "1.1")]
    [InlineData("3.0", "2.0")]
    public async Task Another_host_is_not_called_over_HTTP_3(string version, string sent)
    {
        var transport = new Hops();
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(Configured, client: builder => builder
            .ConfigureHttpClient(http => (http.DefaultRequestVersion, http.DefaultVersionPolicy) = (Version.Parse(version), HttpVersionPolicy.RequestVersionOrHigher))
            .ConfigurePrimaryHttpMessageHandler(() => transport));

        await using AttachmentDownload download = await api.DownloadAttachmentAsync("https://cdn.example/a.txt");

        Assert.Equal([(Version.Parse(sent), HttpVersionPolicy.RequestVersionOrLower)], transport.Versions);
    }

    [Theory]
    [Values("8.8.8.8", "172.15.255.255", "172.32.0.0", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8")]
    public void Addresses_of_the_internet_are_public(string address) => Assert.True(PublicAddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [Values("0.0.0.0", "10.255.255.255", "100.64.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.0.0.1", "192.168.1.1", "198.19.0.1",
        "192.88.99.1", "203.0.113.1", "2001:db8::1", "224.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "fe80::1", "fec0::1",
        "fd00::1", "ff02::1", "2001::1", "2002:7f00:1::")]
    public void All_others_are_not(string address) => Assert.False(PublicAddressGuard.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task It_is_retried_until_the_response_begins_and_not_after()
    {
        await using RawServer server = new(async (server, connection, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            await RawServer.SendAsync(socket, connection == 1 ? RawServer.Response(503, "{}", "Connection: close") : RawServer.Response(200, new string('x', 1000))[..^500], token);
        });

        await using AttachmentDownload download = await Clients.Create<IAttachmentsApi>(server.BaseUrl, Retrying).DownloadAttachmentAsync($"{server.BaseUrl}a.txt");

        Exception? error = await Record.ExceptionAsync(() => ReadAsync(download));
        Assert.True(error is HttpRequestException or IOException, error?.GetType().Name);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Contains("Accept: */*\r\n", request, StringComparison.Ordinal));
    }

    /// <summary>Half of a file that was announced, cut by a server that frames it well, chunked, or compressed although nobody asked.</summary>
    [Theory]
    [InlineData("Content-Length: 100")]
    [InlineData("Transfer-Encoding: chunked")]
    [InlineData("Content-Encoding: gzip", "Connection: close")]
    [InlineData("Content-Encoding: gzip", "Content-Length: 50")]
    [InlineData("Content-Encoding: br", "Content-Length: 50")]
    public async Task Half_a_file_never_looks_like_a_whole_one(params string[] headers)
    {
        string body = headers[0].StartsWith("Transfer", StringComparison.Ordinal) ? $"64\r\n{new string('x', 50)}" : new string('x', 50);
        await using RawServer server = RawServer.Reading((socket, token) => RawServer.SendAsync(socket, $"HTTP/1.1 200 OK\r\n{string.Join("\r\n", headers)}\r\n\r\n{body}", token));

        Exception? error = await Record.ExceptionAsync(async () =>
        {
            await using AttachmentDownload download = await Clients.Create<IAttachmentsApi>(server.BaseUrl).DownloadAttachmentAsync($"{server.BaseUrl}a.txt");
            await ReadAsync(download);
        });

        Assert.True(error is HttpRequestException or IOException or SunshineConversationsException, error?.GetType().Name);
        Assert.DoesNotContain("Accept-Encoding", Assert.Single(server.Requests), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nor_does_it_where_the_transport_counts_nothing()
    {
        await using AttachmentDownload download = await Api(Zeros(100, isAnnounced: true, given: 50)).DownloadAttachmentAsync("https://acme.zendesk.com/a.txt");

        Assert.Contains("50 of 100 bytes", (await Assert.ThrowsAsync<HttpIOException>(() => ReadAsync(download))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_whose_body_stalls_is_told_with_what_came_of_it_after_the_limit_of_an_attempt()
    {
        await using RawServer server = RawServer.Silent((socket, token) => RawServer.SendAsync(socket, RawServer.Response(403, "what came")[..^1], token));
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(server.BaseUrl, options => (options.AttemptTimeout, options.Timeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(20)));

        var refusal = await Assert.ThrowsAsync<SunshineConversationsException>(() => api.DownloadAttachmentAsync($"{server.BaseUrl}a.txt"));

        Assert.Equal((HttpStatusCode.Forbidden, "what cam"), (refusal.StatusCode, refusal.Content));
    }

    [Fact]
    public async Task It_is_streamed_and_ends_with_the_total_and_not_with_the_limit_of_an_attempt()
    {
        var clock = new FakeTimeProvider();
        var wasRead = new TaskCompletionSource();
        await using RawServer server = RawServer.Silent(async (socket, token) =>
        {
            await RawServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nfirst", token);
            await wasRead.Task.WaitAsync(token);
            await RawServer.SendAsync(socket, "second", token);
        });
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(server.BaseUrl, services: services => services.AddSingleton<TimeProvider>(clock));
        byte[] buffer = new byte[100];

        await using AttachmentDownload download = await api.DownloadAttachmentAsync($"{server.BaseUrl}a.txt");
        Assert.Equal("first", Encoding.ASCII.GetString(buffer, 0, await download.Content.ReadAsync(buffer)));
        clock.Advance(TimeSpan.FromSeconds(99));
        wasRead.SetResult();
        Assert.Equal("second", Encoding.ASCII.GetString(buffer, 0, await download.Content.ReadAsync(buffer)));
        Task<int> third = download.Content.ReadAsync(buffer).AsTask();
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("Timeout", (await Assert.ThrowsAsync<TimeoutException>(() => third)).Message, StringComparison.Ordinal);
        Assert.Null(download.MediaType);
        Assert.Equal(1_000_000, download.Length);
    }

    [Fact]
    public async Task A_read_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using RawServer server = RawServer.Silent((socket, token) => RawServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", token));

        await using AttachmentDownload download = await Clients.Create<IAttachmentsApi>(server.BaseUrl).DownloadAttachmentAsync($"{server.BaseUrl}a.txt");
        Task<int> read = download.Content.ReadAsync(new byte[10], cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read)).CancellationToken);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_where_it_is_announced_and_otherwise_while_it_is_read()
    {
        const long tooLarge = (100 * 1024 * 1024) + 1;
        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Api(Zeros(tooLarge, isAnnounced: true)).DownloadAttachmentAsync("https://acme.zendesk.com/a.txt"));
        await using AttachmentDownload download = await Api(Zeros(tooLarge, isAnnounced: false)).DownloadAttachmentAsync("https://acme.zendesk.com/a.txt");
        await using AttachmentDownload whole = await Api(Zeros(tooLarge - 1, isAnnounced: false)).DownloadAttachmentAsync("https://acme.zendesk.com/a.txt");

        Assert.Contains("104857600 bytes", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => download.Content.CopyToAsync(System.IO.Stream.Null));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task copy = whole.Content.CopyToAsync(System.IO.Stream.Null);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Nothing waits, so that all of it happened on this thread.
        Assert.True(copy.IsCompletedSuccessfully);
        Assert.InRange(allocated, 1, 1_000_000);
    }

    [Theory]
    [Values(null, "", "a.txt", "/a.txt", "file:///etc/passwd", "ftp://acme.zendesk.com/a.txt")]
    public void What_is_no_address_of_a_file_is_refused_by_name(string? mediaUrl) =>
        Assert.Equal("mediaUrl", Assert.ThrowsAny<ArgumentException>(() => { _ = Api(new Hops()).DownloadAttachmentAsync(mediaUrl!); }).ParamName);

    [Fact]
    public async Task Another_interface_on_the_same_client_does_not_get_elsewhere()
    {
        var transport = new Hops();
        var services = new ServiceCollection();
        IHttpClientBuilder builder = services.AddSunshineConversations(options => (options.BaseUrl, options.KeyId, options.KeySecret) = (Configured, "k", "s"));
        builder.ConfigurePrimaryHttpMessageHandler(() => transport);
        services.AddRefitGeneratedClient<IAnyAddress>(_ => new RefitSettings(), builder.Name);
        builder.ConfigurePrimaryHttpMessageHandler(() => transport);
        using ServiceProvider client = services.BuildServiceProvider();

        Exception? error = await Record.ExceptionAsync(() => client.GetRequiredService<IAnyAddress>().GetAttachmentContentAsync("https://cdn.example/a.txt"));

        Assert.Contains("credentials are only sent to the configured host", error!.Message, StringComparison.Ordinal);
        Assert.Empty(transport.Seen);
    }

    private static void Retrying(SunshineConversationsOptions options) => options.Retry = new() { BaseDelay = TimeSpan.Zero };

    private static IAttachmentsApi Api(HttpMessageHandler transport, Action<SunshineConversationsOptions>? configure = null) =>
        Clients.Create<IAttachmentsApi>(Configured, configure, client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => transport));

    private static async Task<byte[]> ReadAsync(AttachmentDownload download)
    {
        using var memory = new MemoryStream();
        await download.Content.CopyToAsync(memory);
        return memory.ToArray();
    }

    public interface IAnyAddress
    {
        [Get("")]
        Task<HttpResponseMessage> GetAttachmentContentAsync([Url] string url);
    }

    /// <summary>Redirects to each of the locations, and then gives the file.</summary>
    private sealed class Hops(params string?[] locations) : HttpMessageHandler
    {
        public List<string> Seen { get; } = [];

        public List<string[]> Headers { get; } = [];

        public List<(Version Version, HttpVersionPolicy Policy)> Versions { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string? location = Seen.Count < locations.Length ? locations[Seen.Count] : null;
            Seen.Add($"{request.RequestUri!.AbsoluteUri} {(request.Headers.Contains("Authorization") ? '+' : '-')}");
            Versions.Add((request.Version, request.VersionPolicy));
            Headers.Add([.. request.Headers.Select(header => header.Key)]);
            var response = new HttpResponseMessage(location is null ? HttpStatusCode.OK : HttpStatusCode.Found) { RequestMessage = request, Content = new StringContent("text") };
            response.Headers.Location = location is null ? null : new(location, UriKind.RelativeOrAbsolute);
            return Task.FromResult(response);
        }
    }

    private static Handler CookieAdding() => new((send, request, token) =>
    {
        request.Headers.TryAddWithoutValidation("Cookie", "a=b");
        return send(request, token);
    });

    private static Handler Zeros(long length, bool isAnnounced, long? given = null) => new((_, request, _) =>
    {
        var content = new StreamContent(new ZeroStream(given ?? length)) { Headers = { ContentLength = isAnnounced ? length : null } };
        return Task.FromResult(new HttpResponseMessage { RequestMessage = request, Content = content });
    });
}
