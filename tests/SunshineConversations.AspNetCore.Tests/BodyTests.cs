using System.IO.Compression;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>Bodies in every form that a connection can give them.</summary>
public sealed class BodyTests
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Kestrel's log message when the endpoint begins to read.</summary>
    private const string ReadingTheBody = ": started reading request body.";

    /// <summary>The bytes sent on the socket, whether sending then ends, and the status.</summary>
    public static TheoryData<string, bool, int> Connections { get; } = new()
    {
        { RawRequest.Head($"Content-Length: {Batch.One.Length}") + Batch.One, false, 200 },
        { RawRequest.Head("Transfer-Encoding: chunked") + RawRequest.Chunk(Batch.One[..7]) + RawRequest.Chunk(Batch.One[7..]) + "0\r\n\r\n", false, 200 },
        // As a middleware leaves it that has read the body.
        { RawRequest.Head("Transfer-Encoding: chunked") + "0\r\n\r\n", false, 500 },
        { RawRequest.Head(), false, 500 },
        { RawRequest.Head("Content-Length: 0"), false, 400 },
        // Broken off: never 400.
        { RawRequest.Head($"Content-Length: {Batch.One.Length}") + Batch.One[..^10], true, 408 },
        { RawRequest.Head("Transfer-Encoding: chunked") + RawRequest.Chunk(Batch.One), true, 408 },
        { RawRequest.Head("Transfer-Encoding: chunked") + "no chunk\r\n", false, 408 },
        // Too large by what is announced, and by what comes.
        { RawRequest.Head($"Content-Length: {Megabyte + 1}"), false, 413 },
        { RawRequest.Head("Transfer-Encoding: chunked") + RawRequest.Chunk(new string(' ', Megabyte + 1)) + "0\r\n\r\n", false, 413 },
        { RawRequest.Head("Transfer-Encoding: chunked") + string.Concat(Enumerable.Repeat(RawRequest.Chunk(new string(' ', 64 * 1024)), 17)), false, 413 },
    };

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task A_connection_gets_its_status(string sent, bool ends, int status)
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo);
        using RawRequest request = await RawRequest.ConnectAsync(receiver.Url);

        await request.SendAsync(sent);
        if (ends)
        {
            await receiver.Log.WaitForAsync(ReadingTheBody);
            request.EndSending();
        }

        // Where the client stopped sending, Kestrel aborts the connection before the status is on it.
        int seen = await request.StatusAsync();
        Assert.True(seen == status || (seen == 0 && ends), $"It got {seen}.");
        if (status != 200)
            await receiver.Log.WaitForAsync($"Webhook request rejected with {status}: ");

        request.Reset();
        await AssertEndsWithoutErrorAsync(receiver);
    }

    [Fact]
    public async Task A_body_that_is_reset_reaches_no_handler_and_is_no_error_of_the_server()
    {
        var handled = new Handled();
        await using Receiver receiver = await Receiver.StartAsync(handled.AddTo);
        using (RawRequest request = await RawRequest.ConnectAsync(receiver.Url))
        {
            await request.SendAsync(RawRequest.Head($"Content-Length: {Batch.One.Length}") + Batch.One[..^1]);
            await receiver.Log.WaitForAsync(ReadingTheBody);
            request.Reset();
        }

        await receiver.Log.WaitForAsync("Webhook request rejected with 408: ");
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.WithIds(("after", Batch.Message))));
        Assert.Equal(["after"], handled.Ids);
        await AssertEndsWithoutErrorAsync(receiver);
    }

    [Fact]
    public async Task A_body_that_is_too_slow_gets_408()
    {
        var clock = new Clock();
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo, builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using RawRequest request = await RawRequest.ConnectAsync(receiver.Url);

        await request.SendAsync(RawRequest.Head($"Content-Length: {Batch.One.Length}") + Batch.One[..^1]);
        await clock.FirstTimer;
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(408, await request.StatusAsync());
        Assert.Contains("rejected with 408: the body was incomplete or too slow", receiver.Log.Text, StringComparison.Ordinal);
        request.Reset();
        await AssertEndsWithoutErrorAsync(receiver);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task The_limit_is_exact_and_can_be_set_below_that_of_the_server_and_above(int beyond, HttpStatusCode status)
    {
        foreach (int limit in (int[])[100, 3 * Megabyte])
        {
            await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo, builder =>
            {
                builder.Configuration[$"{Receiver.Section}:MaxRequestBodySize"] = limit.ToString(System.Globalization.CultureInfo.InvariantCulture);
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Megabyte);
            });

            Assert.Equal(status, await receiver.PostAsync("""{"events":[]}""".PadRight(limit + beyond)));
        }
    }

    /// <summary>The way an application reads the body before the receiver does, and the status.</summary>
    private static readonly Dictionary<string, (Func<HttpRequest, Task> ActAsync, int Status)> Readers = new()
    {
        ["reads it all"] = (request => request.Body.CopyToAsync(Stream.Null), 500),
        ["reads it all by the pipe"] = (request => request.BodyReader.CopyToAsync(Stream.Null), 500),
        ["reads a part"] = (request => request.Body.ReadExactlyAsync(new byte[10]).AsTask(), 500),
        ["reads and closes it"] = (ReadAndCloseAsync, 500),
        ["buffers and reads it all"] = (request => Buffered(request).Body.CopyToAsync(Stream.Null), 200),
        ["buffers and reads it all by the pipe"] = (request => Buffered(request).BodyReader.CopyToAsync(Stream.Null), 200),
        ["buffers and reads a part"] = (request => Buffered(request).Body.ReadExactlyAsync(new byte[10]).AsTask(), 200),
        ["buffers, reads and rewinds it"] = (async request =>
        {
            await Buffered(request).Body.CopyToAsync(Stream.Null);
            request.Body.Position = 0;
        }, 200),
        ["buffers, reads and closes it"] = (request => ReadAndCloseAsync(Buffered(request)), 500),
        ["replaces it by a copy at its end"] = (async request =>
        {
            var copy = new MemoryStream();
            await request.Body.CopyToAsync(copy);
            request.Body = copy;
        }, 200),
    };

    public static TheoryData<string> ReaderNames { get; } = new(Readers.Keys);

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public async Task A_body_that_was_read_before_is_not_lost(string reader)
    {
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            null,
            app =>
            {
                app.UseExceptionHandler(failed => failed.Run(http =>
                {
                    http.Response.StatusCode = 400;
                    return Task.CompletedTask;
                }));
                app.Use(async (http, next) =>
                {
                    await Readers[reader].ActAsync(http.Request);
                    await next(http);
                });
                app.MapSunshineConversationsWebhooks(Receiver.Path);
            });
        foreach (bool hasLength in (bool[])[true, false])
        {
            // The remaining length of a body without a length is unknown.
            int status = reader == "reads a part" && !hasLength ? 400 : Readers[reader].Status;
            Assert.Equal(status, (int)await receiver.SendAsync(HttpMethod.Post, change: request =>
            {
                request.Content = new StringContent(Batch.One);
                request.Headers.TransferEncodingChunked = !hasLength;
            }));
        }

        if (Readers[reader].Status == 500)
            Assert.Matches("rejected with 500: part of the body was already consumed|ObjectDisposedException", receiver.Log.Text);
    }

    /// <summary>A short body that grows when it is compressed, and one that is not gzip.</summary>
    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 500)]
    public async Task A_body_that_the_application_decompresses_is_read(bool isGzip, int status)
    {
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            builder => builder.Services.AddRequestDecompression(),
            app => app.UseRequestDecompression().UseRouting().UseEndpoints(endpoints => endpoints.MapSunshineConversationsWebhooks(Receiver.Path)));
        byte[] body = isGzip ? await GzipAsync(Batch.Of()) : Encoding.UTF8.GetBytes(Batch.One);

        Assert.Equal(status, (int)await receiver.PostAsync(new ByteArrayContent(body) { Headers = { ContentEncoding = { "gzip" } } }));
    }

    /// <summary>A status that was sent before the receiver's own must not replace it.</summary>
    [Theory]
    [InlineData(Receiver.Secret, true)]
    [InlineData("wrong", false)]
    public async Task A_response_that_had_started_breaks_off_instead_of_success(string key, bool succeeds)
    {
        await using Receiver receiver = await Receiver.StartAsync(
            new Handled().AddTo,
            null,
            app => app.Use(async (http, next) =>
            {
                await http.Response.StartAsync();
                await next(http);
            }).UseRouting().UseEndpoints(endpoints => endpoints.MapSunshineConversationsWebhooks(Receiver.Path)));

        Task<HttpStatusCode> response = receiver.PostAsync(Batch.One, key);

        if (succeeds)
            Assert.Equal(HttpStatusCode.OK, await response);
        else
            await Assert.ThrowsAsync<HttpRequestException>(() => response);
    }

    [Fact]
    public async Task A_compressed_body_is_not_read()
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo);
        byte[] compressed = await GzipAsync(Batch.One);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await receiver.PostAsync(new ByteArrayContent(compressed) { Headers = { ContentEncoding = { "gzip" } } }));

        // Nor is one that does not say so: it is not JSON.
        Assert.Equal(HttpStatusCode.BadRequest, await receiver.PostAsync(new ByteArrayContent(compressed)));
    }

    [Fact]
    public async Task Any_content_type_is_taken_for_JSON()
    {
        await using Receiver receiver = await Receiver.StartAsync(new Handled().AddTo);
        foreach (string? type in (string?[])[null, "text/plain", "application/json; charset=utf-8", "application/x-www-form-urlencoded"])
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Batch.One));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(content));
        }
    }

    [Fact]
    public async Task A_batch_of_hundreds_comes_over_HTTP_2_too()
    {
        var handled = new Handled();
        await using Receiver receiver = await Receiver.StartAsync(
            handled.AddTo,
            builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http2)));

        Assert.Equal(HttpStatusCode.OK, await receiver.SendAsync(HttpMethod.Post, change: request =>
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            request.Content = new StringContent(Batch.Of(Enumerable.Repeat(Batch.Message, 900)));
        }));
        Assert.Equal(Enumerable.Range(0, 900).Select(Batch.IdOf), handled.Ids);
    }

    private static HttpRequest Buffered(HttpRequest request)
    {
        request.EnableBuffering();
        return request;
    }

    private static async Task ReadAndCloseAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        await reader.ReadToEndAsync();
    }

    private static async Task<byte[]> GzipAsync(string text)
    {
        var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionMode.Compress))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    /// <summary>Waits for what the server still does after the status, such as reading the rest of a body.</summary>
    private static async Task AssertEndsWithoutErrorAsync(Receiver receiver)
    {
        await receiver.App.StopAsync();
        Assert.DoesNotContain(receiver.Log.Lines, line => line.Level >= LogLevel.Error);
    }
}
