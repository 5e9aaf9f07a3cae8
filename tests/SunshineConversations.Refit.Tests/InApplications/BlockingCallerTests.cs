namespace SunshineConversations.Tests.InApplications;

/// <summary>A caller that blocks the thread of its SynchronizationContext is served by other threads.</summary>
public sealed class BlockingCallerTests : EmulatedTest
{
    private readonly BlockedContext _context = new();

    [Theory]
    [MemberData(nameof(Operation.Names), MemberType = typeof(Operation))]
    public async Task An_operation_completes_after_a_retry(string name)
    {
        var operation = Operation.Named(name);
        await using RawServer server = RawServer.Responding(RawServer.Response(429, "{}"), RawServer.Response(operation.SuccessStatus, operation.SuccessBody));
        await using ServiceProvider client = Clients.Provider(server.BaseUrl, options => options.Retry = new() { BaseDelay = TimeSpan.FromMilliseconds(1) });

        _context.Block(() => operation.Call(operation.ApiOf(client), PathIds.Usual, CancellationToken.None));

        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(_context.Posted);
    }

    [Theory]
    [Values(false, true)]
    public async Task A_list_goes_on_to_the_next_page_and_ends_with_an_error(bool fetchAhead)
    {
        await using RawServer server = RawServer.Responding(
            RawServer.Response(200, """{"conversations":[{"id":"a"}],"meta":{"hasMore":true,"afterCursor":"2"} }"""),
            RawServer.Response(404, "{}"));
        IAsyncEnumerator<Conversation> pages = Clients.Create(server.BaseUrl)
            .ListAllConversationsAsync("a", ConversationListFilter.ByUserId("u"), fetchAhead: fetchAhead).GetAsyncEnumerator();

        Assert.True(_context.Block(() => pages.MoveNextAsync().AsTask()));
        Assert.Throws<SunshineConversationsException>(() => _context.Block(() => pages.MoveNextAsync().AsTask()));
        _context.Block(() => pages.DisposeAsync().AsTask());

        Assert.Empty(_context.Posted);
    }

    [Fact]
    public void Files_are_sent_and_read()
    {
        IAttachmentsApi api = Api<IAttachmentsApi>();
        byte[] content = new byte[1_000_000];

        string mediaUrl = _context.Block(() => api.UploadAttachmentAsync(Clients.AppId, AttachmentUpload.FromStream(new MemoryStream(content), "a.txt"))).Attachment.MediaUrl;
        AttachmentDownload download = _context.Block(() => api.DownloadAttachmentAsync(mediaUrl));
        using var received = new MemoryStream();
        _context.Block(() => download.Content.CopyToAsync(received));
        _context.Block(() => download.DisposeAsync().AsTask());

        Assert.Equal(content, received.ToArray());
        Assert.Empty(_context.Posted);
    }
}
