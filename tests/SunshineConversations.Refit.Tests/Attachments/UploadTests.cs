using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Attachments;

/// <summary>Files of every source, on the wire: streamed, counted, and sent again only where they can be read again.</summary>
public sealed class UploadTests : IDisposable
{
    private const int MaxLength = 50 * 1024 * 1024;
    private const string Success = """{"attachment":{"mediaUrl":"https://a.example/b.txt"}}""";

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.txt");

    public static TheoryData<string> Sources { get; } = ["bytes", "file", "stream", "stream from its middle", "stream that cannot seek"];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task The_emulator_stores_what_was_uploaded(string source)
    {
        byte[] content = RandomBytes(300_000);
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        var progress = new RecordedProgress();

        AttachmentResponse response = await Clients.Create<IAttachmentsApi>(emulator.BaseUrl).UploadAttachmentAsync(Clients.AppId, Upload(source, content, progress));

        using var plain = new HttpClient();
        Assert.Equal(content, await plain.GetByteArrayAsync(new Uri(response.Attachment.MediaUrl)));
        Assert.Equal("text/plain", response.Attachment.MediaType);
        Assert.Equal(content.Length, progress.Last());
        Assert.Equal(progress.Order(), progress);
        Assert.True(progress.Count > 3);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task It_is_sent_again_after_429_only_where_it_can_be_read_again(string source)
    {
        byte[] content = "0123456789"u8.ToArray();
        await using RawServer server = new(async (server, _, socket, token) =>
        {
            while (await ReadChunksAsync(server, socket, token) is not null)
                await RawServer.SendAsync(socket, server.Requests.Count == 1 ? RawServer.Response(429, "{}", "Retry-After: 0") : RawServer.Response(201, Success), token);
        });
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(server.BaseUrl, options => options.Retry = new() { MaxRetries = 1, BaseDelay = TimeSpan.Zero });
        var progress = new RecordedProgress();

        Task upload = api.UploadAttachmentAsync(Clients.AppId, Upload(source, content, progress));

        if (source == "stream that cannot seek")
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Assert.ThrowsAsync<SunshineConversationsException>(() => upload)).StatusCode);
            Assert.Contains("Transfer-Encoding: chunked", Assert.Single(server.Requests), StringComparison.Ordinal);
            Assert.Equal([10], progress);
        }
        else
        {
            await upload;
            Assert.Equal(2, server.Requests.Count);
            Assert.Contains("\r\n\r\n0123456789\r\n--", Assert.Single(server.Requests.Distinct()), StringComparison.Ordinal);
            Assert.Equal([10, 10], progress);
        }
    }

    [Theory]
    [Values("/home/ann/photo.txt", @"C:\Users\ann\photo.txt", @"ann/a\photo.txt")]
    public async Task Of_a_path_the_name_alone_travels(string path)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(201, Success));
        var upload = AttachmentUpload.FromStream(new MemoryStream([1]), path);

        await Api(server).UploadAttachmentAsync(Clients.AppId, upload);

        Assert.Equal("photo.txt", upload.FileName);
        Assert.Contains("filename=\"photo.txt\"\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_stream_is_uploaded_by_several_calls_at_once()
    {
        byte[] content = RandomBytes(300_000);
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        IAttachmentsApi api = Clients.Create<IAttachmentsApi>(emulator.BaseUrl);
        var upload = AttachmentUpload.FromStream(new HesitantStream(content), "a.txt");

        AttachmentResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.UploadAttachmentAsync(Clients.AppId, upload)));

        using var plain = new HttpClient();
        foreach (AttachmentResponse response in responses)
            Assert.Equal(content, await plain.GetByteArrayAsync(new Uri(response.Attachment.MediaUrl)));
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_and_has_nothing_left_stores_nothing()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(201, Success));

        Exception? error = await Record.ExceptionAsync(() => Api(server).UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromStream(new OnceStream([]), "a.txt")));

        Assert.Contains("nothing to upload", error?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, request => request.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal));
    }

    /// <summary>The server reads the head alone, as one that knows by it that it will refuse.</summary>
    [Theory]
    [InlineData(401, true)]
    [InlineData(413, true)]
    [InlineData(413, false)]
    public async Task A_large_file_that_is_refused_at_once_is_not_sent_and_the_status_is_told(int status, bool canSeek)
    {
        int received = 0;
        await using RawServer server = new(async (_, _, socket, token) =>
        {
            received = await socket.ReceiveAsync(new byte[100_000], token);
            await RawServer.SendAsync(socket, RawServer.Response(status, "{}", "Connection: close"), token);
            socket.Shutdown(SocketShutdown.Send);
            received += await socket.ReceiveAsync(new byte[100_000], token);
        });
        byte[] content = new byte[30 * 1024 * 1024];
        var progress = new RecordedProgress();
        var upload = AttachmentUpload.FromStream(canSeek ? new MemoryStream(content) : new OnceStream(content), "a.txt", progress: progress);

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Api(server).UploadAttachmentAsync(Clients.AppId, upload));

        Assert.Equal(status, (int)error.StatusCode);
        Assert.InRange(received, 1, 1000);
        Assert.Empty(progress);
    }

    [Theory]
    [InlineData((1024 * 1024) - 1, false)]
    [InlineData(1024 * 1024, true)]
    public async Task From_one_megabyte_on_the_server_is_asked_first(int length, bool isAsked)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(201, Success));

        await Api(server).UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes(new byte[length], "a.bin"));

        Assert.Equal(isAsked, Assert.Single(server.Requests).Contains("\r\nExpect: 100-continue\r\n", StringComparison.Ordinal));
    }

    /// <summary>A stream that cannot seek too: none of it was read.</summary>
    [Theory]
    [Values(417, 429)]
    public async Task What_was_refused_unread_is_sent_again_and_without_being_asked_where_a_proxy_does_not_know_that(int status)
    {
        string? first = null;
        await using RawServer server = new(async (server, connection, socket, token) =>
        {
            byte[] head = new byte[10_000];
            if (connection == 1)
                first = Encoding.ASCII.GetString(head, 0, await socket.ReceiveAsync(head, token));
            else
                await ReadChunksAsync(server, socket, token);

            await RawServer.SendAsync(socket, connection == 1 ? RawServer.Response(status, "{}", "Retry-After: 0", "Connection: close") : RawServer.Response(201, Success), token);
        });

        await Clients.Create<IAttachmentsApi>(server.BaseUrl, Retrying).UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromStream(new OnceStream("0123456789"u8.ToArray()), "a.txt"));

        Assert.Contains("Expect: 100-continue", first, StringComparison.Ordinal);
        Assert.Equal(status == 429, Assert.Single(server.Requests).Contains("Expect:", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task One_object_is_uploaded_twice_only_where_it_can_be_read_again(string source)
    {
        await using RawServer server = new(async (server, _, socket, token) =>
        {
            while (await ReadChunksAsync(server, socket, token) is not null)
                await RawServer.SendAsync(socket, RawServer.Response(201, Success), token);
        });
        IAttachmentsApi api = Api(server);
        AttachmentUpload upload = Upload(source, "0123456789"u8.ToArray(), progress: null);
        await api.UploadAttachmentAsync(Clients.AppId, upload);

        Exception? error = await Record.ExceptionAsync(() => api.UploadAttachmentAsync(Clients.AppId, upload));

        if (source == "stream that cannot seek")
            Assert.Equal("body", Assert.IsType<ArgumentException>(error).ParamName);
        else
            Assert.Null(error);
    }

    [Theory]
    [Values("file", "stream", "stream from its middle")]
    public async Task What_is_too_large_is_refused_before_anything_is_sent(string source)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(201, Success));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Api(server).UploadAttachmentAsync(Clients.AppId, Upload(source, new byte[MaxLength + 1], progress: null)));

        Assert.Equal("body", error.ParamName);
        Assert.Contains("52428801 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData(MaxLength, true)]
    [InlineData(MaxLength + 1, false)]
    public async Task Of_a_stream_that_cannot_seek_the_length_shows_while_it_is_sent(int length, bool isUploaded)
    {
        var options = new EmulatorOptions { MaxUploadBytes = 2 * MaxLength };
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(options);

        Exception? error = await Record.ExceptionAsync(() => Clients.Create<IAttachmentsApi>(emulator.BaseUrl).UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromStream(new ZeroStream(length), "a.txt")));

        if (isUploaded)
            Assert.Null(error);
        else
            Assert.Contains("more than 52428800 bytes", Assert.IsType<InvalidDataException>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_megabytes_allocate_less_than_one()
    {
        var counter = new CountingStream();
        IAttachmentsApi api = Swallowing(counter);
        using var stream = new ZeroStream(MaxLength);
        await api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromBytes([1], "a.bin"));

        long before = GC.GetAllocatedBytesForCurrentThread();
        Task upload = api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromStream(stream, "a.bin", progress: new RecordedProgress(keeps: false)));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Nothing waits, so that all of it happened on this thread.
        Assert.True(upload.IsCompletedSuccessfully);
        Assert.InRange(counter.Written, MaxLength, MaxLength + 1000);
        Assert.InRange(allocated, 1, 1_000_000);
    }

    [Fact]
    public async Task A_stream_of_the_caller_stays_open_and_a_file_does_not()
    {
        using var stream = new MemoryStream("text"u8.ToArray());
        await File.WriteAllTextAsync(_path, "text");
        IAttachmentsApi api = Swallowing(new());

        await api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromStream(stream, "a.txt"));
        await api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromFile(_path));

        Assert.True(stream.CanRead);
        await using FileStream alone = new(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    public static TheoryData<string> CallersFaults { get; } = ["locked file", "stream", "progress"];

    [Theory]
    [MemberData(nameof(CallersFaults))]
    public async Task What_the_callers_own_code_throws_is_thrown_as_it_is_and_not_sent_again(string fault)
    {
        await using RawServer server = new(static async (server, _, socket, token) => await server.ReadRequestAsync(socket, token));
        await File.WriteAllTextAsync(_path, "text");
        using FileStream? holder = fault == "locked file" ? new(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null;
        AttachmentUpload upload = fault switch
        {
            "locked file" => AttachmentUpload.FromFile(_path),
            "stream" => AttachmentUpload.FromStream(new ThrowingStream(), "a.txt"),
            _ => AttachmentUpload.FromBytes([1], "a.txt", progress: new ThrowingProgress()),
        };

        Exception? error = await Record.ExceptionAsync(() => Clients.Create<IAttachmentsApi>(server.BaseUrl, Retrying).UploadAttachmentAsync(Clients.AppId, upload));

        Assert.IsType(fault is "progress" ? typeof(ObjectDisposedException) : typeof(IOException), error);
        Assert.Contains(fault is "locked file" ? nameof(FileStream) : "Throwing", error!.StackTrace, StringComparison.Ordinal);
        Assert.InRange(server.Connections, 0, 1);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_told_when_it_is_uploaded()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(201, Success));

        await Assert.ThrowsAsync<FileNotFoundException>(() => Api(server).UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromFile(_path)));

        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_conversation_can_be_named_and_without_a_query_the_file_is_public()
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(201, Success));
        IAttachmentsApi api = Api(server);

        await api.UploadAttachmentAsync("a", AttachmentUpload.FromBytes([1], "a.txt"));
        await api.UploadAttachmentAsync("a", AttachmentUpload.FromBytes([1], "a.txt"), AttachmentUploadQuery.ForConversation("c&d"));

        Assert.Equal(
            ["POST /v2/apps/a/attachments?access=public HTTP/1.1", "POST /v2/apps/a/attachments?access=public&conversationId=c%26d HTTP/1.1"],
            server.Requests.Select(request => request.Split("\r\n")[0]));
    }

    private static IAttachmentsApi Api(RawServer server) => Clients.Create<IAttachmentsApi>(server.BaseUrl);

    private static void Retrying(SunshineConversationsOptions options) => options.Retry = new() { BaseDelay = TimeSpan.Zero };

    /// <summary>Its transport reads the content to its end, and keeps nothing of it.</summary>
    private static IAttachmentsApi Swallowing(CountingStream counter) => Clients.Create<IAttachmentsApi>(
        new("https://sunshine.invalid"),
        client: builder => builder.ConfigurePrimaryHttpMessageHandler(() => new Handler(async (_, request, token) =>
        {
            await request.Content!.CopyToAsync(counter, token);
            return new(HttpStatusCode.Created) { RequestMessage = request, Content = new StringContent(Success, new MediaTypeHeaderValue("application/json")) };
        })));

    private static byte[] RandomBytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private AttachmentUpload Upload(string source, byte[] content, IProgress<long>? progress)
    {
        if (source == "file")
            File.WriteAllBytes(_path, content);

        return source switch
        {
            "bytes" => AttachmentUpload.FromBytes(content, "a.txt", "text/plain", progress),
            "file" => AttachmentUpload.FromFile(_path, "text/plain", progress),
            "stream" => AttachmentUpload.FromStream(new MemoryStream(content), "a.txt", "text/plain", progress),
            "stream from its middle" => AttachmentUpload.FromStream(new MemoryStream([1, 2, 3, .. content]) { Position = 3 }, "a.txt", "text/plain", progress),
            _ => AttachmentUpload.FromStream(new OnceStream(content), "a.txt", "text/plain", progress),
        };
    }

    /// <summary>Reads a request also where it is chunked.</summary>
    private static async Task<string?> ReadChunksAsync(RawServer server, Socket socket, CancellationToken cancellationToken)
    {
        string? request = await server.ReadRequestAsync(socket, cancellationToken);
        byte[] buffer = new byte[4096];
        for (string rest = request ?? ""; rest.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal) && !rest.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);)
            rest += Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, cancellationToken));

        return request;
    }

    private sealed class RecordedProgress(bool keeps = true) : ConcurrentQueue<long>, IProgress<long>
    {
        public void Report(long value)
        {
            if (keeps)
                Enqueue(value);
        }
    }

    /// <summary>Lets others in between any two reads.</summary>
    private sealed class HesitantStream(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span[..Math.Min(buffer.Length, 1000)]);
        }
    }

    private sealed class ThrowingStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The disk is gone.");
    }

    private sealed class ThrowingProgress : IProgress<long>
    {
        public void Report(long value) => throw new ObjectDisposedException("The window");
    }
}
