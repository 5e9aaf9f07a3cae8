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

        using ServiceProvider client = Clients.Provider(emulator.BaseUrl);
        IAttachmentsApi api = client.GetRequiredService<IAttachmentsApi>();
        AttachmentResponse upload = await api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes(content, "a.txt"));

        await using AttachmentDownload download = await api.DownloadAttachmentAsync(upload.Attachment.MediaUrl);

        Assert.Equal((content.Length, "text/plain"), (download.Length, download.MediaType));
        Assert.Equal(content, await ReadAsync(download));
    }

    [Fact]
    public async Task Without_the_right_key_a_private_file_is_a_typed_error()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(new EmulatorOptions { HasPrivateAttachments = true });
        using ServiceProvider client = Clients.Provider(emulator.BaseUrl);
        using ServiceProvider stranger = Clients.Provider(emulator.BaseUrl, options => options.KeySecret = "wrong");
        AttachmentResponse upload = await client.GetRequiredService<IAttachmentsApi>().UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes([1], "a.txt"));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => stranger.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync(upload.Attachment.MediaUrl));

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
        using ServiceProvider client = Client(transport);

        await using AttachmentDownload download = await client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync(mediaUrl);

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
        using ServiceProvider client = Client(transport, options => options.Retry = new() { BaseDelay = TimeSpan.Zero });

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync(mediaUrl));

        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.DoesNotContain("a.txt", error.Message, StringComparison.Ordinal);
        Assert.Equal(location is null ? 0 : 1, transport.Seen.Count);
    }

    [Fact]
    public async Task A_second_redirect_is_not_followed()
    {
        var transport = new Hops("https://cdn.example/b.txt", "https://cdn.example/c.txt");
        using ServiceProvider client = Client(transport);

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync("https://acme.zendesk.com/a.txt"));

        Assert.Equal(HttpStatusCode.Found, error.StatusCode);
        Assert.Equal(2, transport.Seen.Count);
    }

    [Fact]
    public async Task Nothing_of_the_application_goes_to_another_host()
    {
        var transport = new Hops("https://cdn.example/b.txt");
        using ServiceProvider client = Clients.Provider(Configured, client: builder => builder
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-Secret", "s"))
            .AddHttpMessageHandler(() => new AddingHandler())
            .ConfigurePrimaryHttpMessageHandler(() => transport));

        await using AttachmentDownload download = await client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync("https://acme.zendesk.com/a.txt");

        Assert.Contains("X-Secret", transport.Headers[0]);
        Assert.Equal(["Accept", "User-Agent"], transport.Headers[1].Order());
    }

    /// <summary>A name is checked when the connection is made, or before where the transport is the application's.</summary>
    [Theory]
    [Values("own", "HttpClientHandler", "SocketsHttpHandler")]
    public async Task A_name_that_leads_to_this_machine_is_not_called(string transport)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "secret"));
        using ServiceProvider client = Clients.Provider(
            Configured,
            options => options.Retry = new() { BaseDelay = TimeSpan.Zero },
            client: builder =>
            {
                if (transport != "own")
                    builder.ConfigurePrimaryHttpMessageHandler(() => transport == "HttpClientHandler" ? new HttpClientHandler { AllowAutoRedirect = false } : new SocketsHttpHandler { AllowAutoRedirect = false });
            });

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync($"https://localhost:{server.BaseUrl.Port}/a.txt"));

        Assert.Contains("not a public host", error.Message, StringComparison.Ordinal);
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
        using ServiceProvider client = Clients.Provider(Configured, client: builder => _ = transport switch
        {
            "own" => builder.UseSocketsHttpHandler((handler, _) => handler.Proxy = address),
            "HttpClientHandler" => builder.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false, Proxy = address }),
            "SocketsHttpHandler" => builder.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, Proxy = address }),
            _ => builder.ConfigurePrimaryHttpMessageHandler(() => new AddingHandler { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, Proxy = address } }),
        });

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync($"https://{host}/a.txt"));

        if (host == "8.8.8.8")
            Assert.StartsWith("CONNECT 8.8.8.8:443", Assert.Single(proxy.Requests), StringComparison.Ordinal);
        else
            Assert.Equal((0, true), (proxy.Connections, error.Message.Contains(host == "unknown.invalid" ? "cannot resolve" : "not a public host", StringComparison.Ordinal)));
    }

    [Theory]
    [Values(true, false)]
    public async Task A_transport_that_would_follow_redirects_by_itself_downloads_nothing(bool isHttpClientHandler)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(302, "", "Location: http://169.254.169.254/"));
        using HttpMessageHandler transport = isHttpClientHandler ? new HttpClientHandler() : new SocketsHttpHandler();
        using ServiceProvider client = Clients.Provider(server.BaseUrl, client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => transport));

        var error = await Assert.ThrowsAsync<ApiRequestException>(() => client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync($"{server.BaseUrl}a.txt"));

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
        using ServiceProvider client = Clients.Provider(Configured, client: builder => builder
            .ConfigureHttpClient(http => (http.DefaultRequestVersion, http.DefaultVersionPolicy) = (Version.Parse(version), HttpVersionPolicy.RequestVersionOrHigher))
            .ConfigurePrimaryHttpMessageHandler(() => transport));

        await using AttachmentDownload download = await client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync("https://cdn.example/a.txt");

        Assert.Equal([(Version.Parse(sent), HttpVersionPolicy.RequestVersionOrLower)], transport.Versions);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.255.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.0", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.19.0.1", false)]
    [InlineData("192.88.99.1", false)]
    [InlineData("203.0.113.1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::7f00:1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Public_addresses_are_those_of_the_internet(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddressGuard.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task It_is_retried_until_the_response_begins_and_not_after()
    {
        await using RawServer server = new(async (server, connection, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            if (connection == 1)
                await RawServer.SendAsync(socket, RawServer.Response(503, "{}", "Connection: close"), token);
            else
                await RawServer.SendAsync(socket, RawServer.Response(200, new string('x', 1000))[..^500], token);
        });
        using ServiceProvider client = Clients.Provider(server.BaseUrl, options => options.Retry = new() { BaseDelay = TimeSpan.Zero });

        await using AttachmentDownload download = await client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync($"{server.BaseUrl}a.txt");

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
        await using RawServer server = new(async (server, _, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            string body = headers[0].StartsWith("Transfer", StringComparison.Ordinal) ? $"64\r\n{new string('x', 50)}" : new string('x', 50);
            await RawServer.SendAsync(socket, $"HTTP/1.1 200 OK\r\n{string.Join("\r\n", headers)}\r\n\r\n{body}", token);
        });
        using ServiceProvider client = Clients.Provider(server.BaseUrl);

        Exception? error = await Record.ExceptionAsync(async () =>
        {
            await using AttachmentDownload download = await client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync($"{server.BaseUrl}a.txt");
            await ReadAsync(download);
        });

        Assert.True(error is HttpRequestException or IOException or SunshineConversationsException, error?.GetType().Name);
        Assert.DoesNotContain("Accept-Encoding", Assert.Single(server.Requests), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nor_does_it_where_the_transport_counts_nothing()
    {
        using ServiceProvider client = Client(new ZerosTransport(100, isAnnounced: true, given: 50));

        await using AttachmentDownload download = await client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync("https://acme.zendesk.com/a.txt");

        Assert.Contains("50 of 100 bytes", (await Assert.ThrowsAsync<HttpIOException>(() => ReadAsync(download))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_whose_body_stalls_is_told_with_what_came_of_it_after_the_limit_of_an_attempt()
    {
        await using RawServer server = new(async (server, _, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            await RawServer.SendAsync(socket, RawServer.Response(403, "what came")[..^1], token);
            await Task.Delay(Timeout.Infinite, token);
        });
        using ServiceProvider client = Clients.Provider(server.BaseUrl, options => (options.AttemptTimeout, options.Timeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(20)));

        Exception? error = await Record.ExceptionAsync(() => client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync($"{server.BaseUrl}a.txt"));

        var refusal = Assert.IsType<SunshineConversationsException>(error);
        Assert.Equal((HttpStatusCode.Forbidden, "what cam"), (refusal.StatusCode, refusal.Content));
    }

    [Fact]
    public async Task It_is_streamed_and_ends_with_the_total_and_not_with_the_limit_of_an_attempt()
    {
        var clock = new FakeTimeProvider();
        var wasRead = new TaskCompletionSource();
        await using RawServer server = new(async (server, _, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            await RawServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nfirst", token);
            await wasRead.Task.WaitAsync(token);
            await RawServer.SendAsync(socket, "second", token);
            await Task.Delay(Timeout.Infinite, token);
        });
        using ServiceProvider client = Clients.Provider(server.BaseUrl, services: services => services.AddSingleton<TimeProvider>(clock));
        byte[] buffer = new byte[100];

        await using AttachmentDownload download = await client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync($"{server.BaseUrl}a.txt");
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
        await using RawServer server = new(async (server, _, socket, token) =>
        {
            await server.ReadRequestAsync(socket, token);
            await RawServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", token);
            await Task.Delay(Timeout.Infinite, token);
        });
        using ServiceProvider client = Clients.Provider(server.BaseUrl);

        await using AttachmentDownload download = await client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync($"{server.BaseUrl}a.txt");
        Task<int> read = download.Content.ReadAsync(new byte[10], cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read)).CancellationToken);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_where_it_is_announced_and_otherwise_while_it_is_read()
    {
        const long tooLarge = (100 * 1024 * 1024) + 1;
        using ServiceProvider announced = Client(new ZerosTransport(tooLarge, isAnnounced: true));
        using ServiceProvider unannounced = Client(new ZerosTransport(tooLarge, isAnnounced: false));
        using ServiceProvider within = Client(new ZerosTransport(tooLarge - 1, isAnnounced: false));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => announced.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync("https://acme.zendesk.com/a.txt"));
        await using AttachmentDownload download = await unannounced.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync("https://acme.zendesk.com/a.txt");
        await using AttachmentDownload whole = await within.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync("https://acme.zendesk.com/a.txt");

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
    public void What_is_no_address_of_a_file_is_refused_by_name(string? mediaUrl)
    {
        using ServiceProvider client = Client(new Hops());

        Assert.Equal("mediaUrl", Assert.ThrowsAny<ArgumentException>(() => { _ = client.GetRequiredService<IAttachmentsApi>().DownloadAttachmentAsync(mediaUrl!); }).ParamName);
    }

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

    private static ServiceProvider Client(HttpMessageHandler transport, Action<SunshineConversationsOptions>? configure = null) =>
        Clients.Provider(Configured, configure, client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => transport));

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

    private sealed class AddingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Cookie", "a=b");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class ZerosTransport(long length, bool isAnnounced, long? given = null) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(new ZeroStream(given ?? length));
            if (isAnnounced)
                content.Headers.ContentLength = length;

            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content });
        }
    }
}
