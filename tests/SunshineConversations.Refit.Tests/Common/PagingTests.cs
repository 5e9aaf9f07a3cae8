using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Common;

/// <summary>
/// How pages follow one another, over any implementation of the interface: here one written by hand, as an application's own
/// tests have it. All lists are the same engine; what each sends is in AllOperations/ListAllTests.
/// </summary>
public sealed class PagingTests
{
    private const string AppId = Clients.AppId;

    private static readonly ConversationListFilter Filter = ConversationListFilter.ByUserId("u");

    /// <summary>Each page is its IDs, and the cursor of the next one; the first is requested without one.</summary>
    [Theory]
    [InlineData("1,2>A 3>B 4,5", false, "1,2,3,4,5", ",A,B", null)]
    [InlineData(">A 1>B >", false, "1", ",A,B", null)]
    [InlineData("1>A 2>A", false, "1,2", ",A", typeof(InvalidOperationException))]
    [InlineData("1>A 2>A", true, "1,2", ",A", typeof(InvalidOperationException))]
    [InlineData("1>A >B 2>A", false, "1,2", ",A,B", typeof(InvalidOperationException))]
    [InlineData("1>A", false, "1", ",A", typeof(KeyNotFoundException))]
    public async Task Pages_are_listed_in_order_to_the_last_or_to_an_error(string pages, bool fetchAhead, string ids, string cursors, Type? error)
    {
        var api = new FakeApi(pages.Split(' '));
        var listed = new List<string>();

        Exception? thrown = await Record.ExceptionAsync(() => CollectAsync(api.ListAllConversationsAsync(AppId, Filter, fetchAhead: fetchAhead), listed));

        Assert.Equal(ids, string.Join(',', listed));
        Assert.Equal(cursors, string.Join(',', api.Cursors));
        Assert.Equal(error, thrown?.GetType());
        if (thrown is InvalidOperationException)
            Assert.Contains("cursor", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>Without a page size, the first request names no page.</summary>
    [Theory]
    [Values(null, 1, 7, 100)]
    public async Task Each_request_says_what_the_caller_said(int? pageSize)
    {
        var api = new FakeApi("1>A", "2");
        var filter = ConversationListFilter.ByUserExternalId("external");

        Assert.Equal(["1", "2"], await IdsAsync(api.ListAllConversationsAsync(AppId, filter, pageSize)));
        Assert.Equal([(AppId, filter, pageSize is null ? null : new Page { Size = pageSize }), (AppId, filter, new Page { After = "A", Size = pageSize })], api.Requests);
    }

    [Fact]
    public async Task Nothing_is_asked_for_before_it_is_needed()
    {
        var api = new FakeApi("1,2>A", "3");

        IAsyncEnumerable<Conversation> all = api.ListAllConversationsAsync(AppId, Filter);
        Assert.Empty(api.Cursors);

        await using IAsyncEnumerator<Conversation> enumerator = all.GetAsyncEnumerator();
        Assert.Empty(api.Cursors);

        Assert.True(await enumerator.MoveNextAsync());
        Assert.True(await enumerator.MoveNextAsync());
        Assert.Equal("2", enumerator.Current.Id);
        Assert.Equal([""], api.Cursors);

        Assert.True(await enumerator.MoveNextAsync());
        Assert.Equal("3", enumerator.Current.Id);
        Assert.False(await enumerator.MoveNextAsync());
        Assert.Equal(["", "A"], api.Cursors);
    }

    [Fact]
    public async Task Leaving_early_asks_for_nothing_more()
    {
        var api = new FakeApi("1,2>A", "3");

        await foreach (Conversation conversation in api.ListAllConversationsAsync(AppId, Filter))
        {
            if (conversation.Id == "2")
                break;
        }

        Assert.Equal([""], api.Cursors);
    }

    [Fact]
    public async Task It_stops_when_there_is_no_more()
    {
        foreach (Meta? meta in new[] { null, new Meta(), new Meta { HasMore = false }, new Meta { AfterCursor = "" }, new Meta { HasMore = false, BeforeCursor = "A" } })
        {
            var api = new FakeApi("1") { LastMeta = meta };

            Assert.Equal(["1"], await IdsAsync(api.ListAllConversationsAsync(AppId, Filter)));
            Assert.Equal([""], api.Cursors);
        }
    }

    [Fact]
    public async Task Each_enumeration_starts_anew()
    {
        var api = new FakeApi("1>A", "2");
        IAsyncEnumerable<Conversation> all = api.ListAllConversationsAsync(AppId, Filter);

        Assert.Equal(["1", "2"], await IdsAsync(all));
        Assert.Equal(["1", "2"], await IdsAsync(all));
        Assert.Equal(["", "A", "", "A"], api.Cursors);
    }

    /// <summary>Within a page and between pages, by a token that is an argument or that <c>WithCancellation</c> brings.</summary>
    [Theory]
    [InlineData("1,2,3>A 4", true)]
    [InlineData("1,2,3>A 4", false)]
    [InlineData("1,2>A 3", true)]
    [InlineData("1,2>A 3", false)]
    public async Task It_is_cancelled_and_asks_for_nothing_more(string pages, bool asArgument)
    {
        using var source = new CancellationTokenSource();
        var api = new FakeApi(pages.Split(' '));
        var ids = new List<string>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAllAsync(api, asArgument, ids, id => Cancel(source, id == "2"), source.Token));

        Assert.Equal(["1", "2"], ids);
        Assert.Equal([""], api.Cursors);
    }

    [Theory]
    [Values(true, false)]
    public async Task It_asks_for_nothing_when_it_is_cancelled_before(bool asArgument)
    {
        var api = new FakeApi("1");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAllAsync(api, asArgument, [], null, new CancellationToken(canceled: true)));

        Assert.Empty(api.Cursors);
    }

    [Theory]
    [Values(true, false)]
    public async Task Each_request_can_be_cancelled(bool asArgument)
    {
        using var source = new CancellationTokenSource();
        var api = new FakeApi("1>A", "2");

        await CollectAllAsync(api, asArgument, [], null, source.Token);

        // Without a second token there is nothing to join, and the caller's own one is passed on.
        Assert.Equal([source.Token, source.Token], api.Tokens);
    }

    [Fact]
    public async Task Either_of_two_tokens_cancels_it()
    {
        foreach (bool first in new[] { true, false })
        {
            using var argument = new CancellationTokenSource();
            using var enumeration = new CancellationTokenSource();
            var ids = new List<string>();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAsync(
                new FakeApi("1,2").ListAllConversationsAsync(AppId, Filter, cancellationToken: argument.Token), ids, _ => Cancel(first ? argument : enumeration, true), enumeration.Token));

            Assert.Equal(["1"], ids);
        }
    }

    [Fact]
    public void Bad_arguments_are_refused_at_once_and_named()
    {
        var api = new FakeApi();

        Assert.Equal("api", Assert.Throws<ArgumentNullException>(() => ((IConversationsApi)null!).ListAllConversationsAsync(AppId, Filter)).ParamName);
        foreach (string? appId in new[] { null, "", " ", ".", "..", "a/..", "%2e%2e", "a\nb" })
            Assert.Equal("appId", Assert.ThrowsAny<ArgumentException>(() => api.ListAllConversationsAsync(appId!, Filter)).ParamName);

        Assert.Equal("filter", Assert.Throws<ArgumentNullException>(() => api.ListAllConversationsAsync(AppId, null!)).ParamName);
        foreach (int pageSize in new[] { 0, 101, -1 })
            Assert.Equal("pageSize", Assert.Throws<ArgumentOutOfRangeException>(() => api.ListAllConversationsAsync(AppId, Filter, pageSize)).ParamName);

        Assert.Empty(api.Cursors);
    }

    [Fact]
    public async Task Fetching_ahead_asks_for_one_page_while_the_loop_works_on_the_one_before()
    {
        var api = new FakeApi("1,2>A", "3>B", "4");
        var asked = new List<string>();

        IAsyncEnumerable<Conversation> all = api.ListAllConversationsAsync(AppId, Filter, fetchAhead: true);
        Assert.Empty(api.Cursors);
        await CollectAsync(all, [], id => asked.Add($"{id}: {string.Join(',', api.Cursors)}"));

        Assert.Equal(["1: ,A", "2: ,A", "3: ,A,B", "4: ,A,B"], asked);
    }

    [Fact]
    public async Task Leaving_early_cancels_the_page_that_was_fetched_ahead_and_its_failure_is_nobodys()
    {
        var api = new FakeApi("1>A") { Holds = "A" };

        await foreach (Conversation _ in api.ListAllConversationsAsync(AppId, Filter, fetchAhead: true))
            break;

        Assert.Equal(["", "A"], api.Cursors);
        Assert.True(api.Tokens[1].IsCancellationRequested);
    }

    [Fact]
    public async Task Cancelling_ends_the_page_that_was_fetched_ahead()
    {
        using var source = new CancellationTokenSource();
        var api = new FakeApi("1>A") { Holds = "A" };
        await using IAsyncEnumerator<Conversation> all = api.ListAllConversationsAsync(AppId, Filter, fetchAhead: true, cancellationToken: source.Token).GetAsyncEnumerator();
        Assert.True(await all.MoveNextAsync());

        ValueTask<bool> next = all.MoveNextAsync();
        await source.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        Assert.Equal(source.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_page_fetched_ahead_that_fails_does_so_when_the_loop_gets_to_it()
    {
        foreach (bool atOnce in new[] { true, false })
        {
            var api = new FakeApi("1,2>A") { Fails = "A", FailsAtOnce = atOnce };
            var ids = new List<string>();

            await Assert.ThrowsAsync<TimeoutException>(() => CollectAsync(api.ListAllConversationsAsync(AppId, Filter, fetchAhead: true), ids));

            Assert.Equal(["1", "2"], ids);
        }
    }

    /// <summary>The pages of messages go backwards, to the oldest message.</summary>
    [Theory]
    [Values(false, true)]
    public async Task Pages_of_messages_go_back(bool fetchAhead)
    {
        const string Route = $"GET /v2/apps/{Clients.AppId}/conversations/{Clients.ConversationId}/";
        await using RawServer server = RawServer.Responding(
            Messages("""{"hasMore":true,"beforeCursor":"B","afterCursor":"Z"}""", "5e 6f"),
            Messages("""{"hasMore":true,"beforeCursor":"A","afterCursor":"Y"}""", "3c 4d"),
            Messages("""{"hasMore":false,"afterCursor":"X"}""", "1a 2b"));

        Assert.Equal("fedcba", await MessagesAsync(server, fetchAhead));
        Assert.Equal(
            [$"{Route}messages HTTP/1.1", $"{Route}messages?page%5Bbefore%5D=B HTTP/1.1", $"{Route}messages?page%5Bbefore%5D=A HTTP/1.1"],
            server.Requests.Select(request => request.Split("\r\n")[0]));
    }

    [Theory]
    [InlineData("1a 2b 3c", "cba")]
    [InlineData("3c 2b 1a", "cba")]
    [InlineData("2b 3c 1a", "cba")]
    [InlineData("1a 1b 2c", "cba")]
    [InlineData("2c 1b 1a", "cba")]
    [InlineData("1a 1b 1c", "cba")]
    [InlineData("1a", "a")]
    [InlineData("", "")]
    [InlineData("0a 0b", "ab")]
    [InlineData("1a 0x 2b", "bax")]
    public async Task Within_a_page_the_newest_message_comes_first(string page, string ids)
    {
        await using RawServer server = RawServer.Responding(Messages("""{"hasMore":false}""", page));

        Assert.Equal(ids, await MessagesAsync(server));
    }

    [Fact]
    public async Task A_cursor_of_messages_that_repeats_is_an_error()
    {
        await using RawServer server = RawServer.Responding(Messages("""{"hasMore":true,"beforeCursor":"B"}""", "1a"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => MessagesAsync(server));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public async Task All_clients_are_listed_once_by_the_emulator(int? pageSize, bool fetchAhead)
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(new()
        {
            Integrations = { new("mailgun", "mailgun"), new("messagebird", "messagebird"), new("twilio", "twilio"), new("whatsapp", "whatsapp") },
        });
        string userId = emulator.Options.Users[0].Id;
        ConversationResponse conversation = await Clients.Create(emulator.BaseUrl).CreateConversationAsync(
            AppId, new() { Type = ConversationType.Personal, Participants = [ConversationParticipant.ByUserId(userId)] });
        IClientsApi api = Clients.Create<IClientsApi>(emulator.BaseUrl);
        MatchCriteria[] channels =
        [
            new MailgunMatchCriteria("mailgun", "ann@example.org") { Subject = "Hello" },
            new MessageBirdMatchCriteria("messagebird", "+15550001234"),
            new TwilioMatchCriteria("twilio", "+15550001234"),
            new WhatsAppMatchCriteria("whatsapp", "+15550001234") { Primary = false },
        ];
        foreach (MatchCriteria channel in channels)
            await api.CreateClientAsync(AppId, userId, new() { MatchCriteria = channel, Confirmation = new(ClientConfirmationType.Immediate), Target = new(conversation.Conversation.Id) });

        var listed = new List<Client>();
        await foreach (Client each in api.ListAllClientsAsync(AppId, userId, pageSize: pageSize, fetchAhead: fetchAhead))
            listed.Add(each);

        Assert.Equal(channels.Select(channel => channel.Type).Append("sdk").Order(), listed.Select(each => each.Type!.Value.Value).Order());
        Assert.Equal(5, listed.Select(each => each.Id).Distinct().Count());
    }

    private static Task CollectAllAsync(FakeApi api, bool asArgument, List<string> ids, Action<string>? then, CancellationToken token) => CollectAsync(
        api.ListAllConversationsAsync(AppId, Filter, cancellationToken: asArgument ? token : default), ids, then, asArgument ? default : token);

    private static void Cancel(CancellationTokenSource source, bool now)
    {
        if (now)
            source.Cancel();
    }

    private static async Task CollectAsync(IAsyncEnumerable<Conversation> all, List<string> ids, Action<string>? then = null, CancellationToken token = default)
    {
        await foreach (Conversation conversation in all.WithCancellation(token))
        {
            ids.Add(conversation.Id);
            then?.Invoke(conversation.Id);
        }
    }

    private static async Task<List<string>> IdsAsync(IAsyncEnumerable<Conversation> all)
    {
        var ids = new List<string>();
        await CollectAsync(all, ids);
        return ids;
    }

    private static async Task<string> MessagesAsync(RawServer server, bool fetchAhead = false)
    {
        string ids = "";
        await foreach (Message message in Clients.Create<IMessagesApi>(server.BaseUrl).ListAllMessagesAsync(AppId, Clients.ConversationId, fetchAhead))
            ids += message.Id;

        return ids;
    }

    /// <summary>Each message is the second in which it was received, and its ID; 0 is unknown.</summary>
    private static string Messages(string meta, string messages) => RawServer.Response(200, $$"""
        {"messages":[{{string.Join(',', messages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => each[0] == '0' ? $$"""{"id":"{{each[1..]}}"}""" : $$"""{"id":"{{each[1..]}}","received":"2020-09-30T13:46:0{{each[0]}}.000Z"}"""))}}],"meta":{{meta}} }
        """);

    /// <summary>Has one response for each cursor, and, as fakes do, checks the cancellation token only where it must wait.</summary>
    private sealed class FakeApi(params string[] pages) : IConversationsApi
    {
        public List<(string AppId, ConversationListFilter Filter, Page? Page)> Requests { get; } = [];

        public List<CancellationToken> Tokens { get; } = [];

        /// <summary>The meta information of the last page.</summary>
        public Meta? LastMeta { get; init; } = new() { HasMore = false };

        /// <summary>The cursor whose response never comes.</summary>
        public string? Holds { get; init; }

        /// <summary>The cursor whose response is a failure.</summary>
        public string? Fails { get; init; }

        /// <summary>Whether it fails in the call itself, as one that is not asynchronous does.</summary>
        public bool FailsAtOnce { get; init; }

        public IEnumerable<string> Cursors => Requests.Select(request => request.Page?.After ?? "");

        public Task<ConversationListResponse> ListConversationsAsync(string appId, ConversationListFilter filter, Page? page = null, CancellationToken cancellationToken = default)
        {
            Assert.True(Requests.Count < 20, "It would loop forever.");
            Requests.Add((appId, filter, page));
            Tokens.Add(cancellationToken);
            string cursor = page?.After ?? "";
            return cursor == Fails && FailsAtOnce ? throw new TimeoutException() : RespondAsync(cursor, cancellationToken);
        }

        private async Task<ConversationListResponse> RespondAsync(string cursor, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (cursor == Holds)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

            int index = cursor.Length == 0 ? 0 : 1 + Array.FindIndex(pages, page => page.EndsWith(">" + cursor, StringComparison.Ordinal));
            if (cursor == Fails)
                throw new TimeoutException();

            string[] parts = index < pages.Length ? pages[index].Split('>') : throw new KeyNotFoundException();
            return new()
            {
                Conversations = [.. parts[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new Conversation { Id = id })],
                Meta = parts is [_, { Length: > 0 } next] ? new() { HasMore = true, AfterCursor = next } : LastMeta,
            };
        }

        public Task<ConversationResponse> CreateConversationAsync(string appId, ConversationCreateBody body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ConversationResponse> GetConversationAsync(string appId, string conversationId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ConversationResponse> UpdateConversationAsync(string appId, string conversationId, ConversationUpdateBody body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task DeleteConversationAsync(string appId, string conversationId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<JsonObject> DownloadMessageRefAsync(string appId, string conversationId, DownloadMessageRefBody body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ConversionEventsResponse> PostConversionEventsAsync(string appId, string conversationId, ConversionEventsBody body, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
