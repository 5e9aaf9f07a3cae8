namespace SunshineConversations.Tests.Conversations;

/// <summary>Paging over any implementation of the interface: here one written by hand, as an application's own tests have it.</summary>
public sealed class ListAllConversationsTests
{
    private const string AppId = "5d8cff3cd55b040010928b5b";

    private static readonly ConversationListFilter Filter = ConversationListFilter.ByUserId("u");

    [Fact]
    public async Task All_pages_are_listed_in_order()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1", "2"), ["A"] = PageOf("B", "3"), ["B"] = PageOf(null, "4", "5") });

        Assert.Equal(["1", "2", "3", "4", "5"], await IdsAsync(api.ListAllConversationsAsync(AppId, Filter)));
        Assert.Equal(["", "A", "B"], api.Cursors);
    }

    [Fact]
    public async Task Each_request_says_what_the_caller_said()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1"), ["A"] = PageOf(null, "2") });
        var filter = ConversationListFilter.ByUserExternalId("external");

        await IdsAsync(api.ListAllConversationsAsync(AppId, filter, pageSize: 7));

        Assert.Equal([(AppId, filter, new Page { Size = 7 }), (AppId, filter, new Page { After = "A", Size = 7 })], api.Requests);
    }

    [Fact]
    public async Task Without_a_page_size_the_first_request_names_no_page()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1"), ["A"] = PageOf(null, "2") });

        await IdsAsync(api.ListAllConversationsAsync(AppId, Filter));

        Assert.Equal([(AppId, Filter, null), (AppId, Filter, new Page { After = "A" })], api.Requests);
    }

    [Theory]
    [Values(1, 100)]
    public async Task The_smallest_and_the_largest_page_size_are_asked_for(int pageSize)
    {
        var api = new FakeApi(new() { [""] = PageOf(null, "1") });

        Assert.Equal(["1"], await IdsAsync(api.ListAllConversationsAsync(AppId, Filter, pageSize)));
        Assert.Equal(new Page { Size = pageSize }, Assert.Single(api.Requests).Page);
    }

    [Fact]
    public async Task Nothing_is_asked_for_before_it_is_needed()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1", "2"), ["A"] = PageOf(null, "3") });

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
        Assert.Equal(["", "A"], api.Cursors);
        Assert.False(await enumerator.MoveNextAsync());
        Assert.Equal(["", "A"], api.Cursors);
    }

    [Fact]
    public async Task Leaving_early_asks_for_nothing_more()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1", "2"), ["A"] = PageOf(null, "3") });

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
            var api = new FakeApi(new() { [""] = new() { Conversations = [new() { Id = "1" }], Meta = meta } });

            Assert.Equal(["1"], await IdsAsync(api.ListAllConversationsAsync(AppId, Filter)));
            Assert.Equal([""], api.Cursors);
        }
    }

    [Fact]
    public async Task A_page_without_conversations_is_passed_over()
    {
        var api = new FakeApi(new() { [""] = PageOf("A"), ["A"] = PageOf("B", "1"), ["B"] = PageOf(null) });

        Assert.Equal(["1"], await IdsAsync(api.ListAllConversationsAsync(AppId, Filter)));
        Assert.Equal(["", "A", "B"], api.Cursors);
    }

    [Fact]
    public async Task A_cursor_that_repeats_is_an_error_and_what_came_before_is_listed()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1"), ["A"] = PageOf("A", "2") });
        var ids = new List<string?>();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => CollectAsync(api.ListAllConversationsAsync(AppId, Filter), ids));

        Assert.Equal(["1", "2"], ids);
        Assert.Equal(["", "A"], api.Cursors);
        Assert.Contains("cursor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cursors_that_repeat_in_a_cycle_are_an_error()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1"), ["A"] = PageOf("B"), ["B"] = PageOf("A", "2") });
        var ids = new List<string?>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => CollectAsync(api.ListAllConversationsAsync(AppId, Filter), ids));

        Assert.Equal(["1", "2"], ids);
        Assert.Equal(["", "A", "B"], api.Cursors);
    }

    [Fact]
    public async Task Each_enumeration_starts_anew()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1"), ["A"] = PageOf(null, "2") });
        IAsyncEnumerable<Conversation> all = api.ListAllConversationsAsync(AppId, Filter);

        Assert.Equal(["1", "2"], await IdsAsync(all));
        Assert.Equal(["1", "2"], await IdsAsync(all));
        Assert.Equal(["", "A", "", "A"], api.Cursors);
    }

    [Fact]
    public async Task A_failing_request_is_the_callers_to_see()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1") });
        var ids = new List<string?>();

        await Assert.ThrowsAsync<KeyNotFoundException>(() => CollectAsync(api.ListAllConversationsAsync(AppId, Filter), ids));

        Assert.Equal(["1"], ids);
    }

    [Theory]
    [Values(true, false)]
    public async Task It_is_cancelled_within_a_page(bool asArgument)
    {
        using var source = new CancellationTokenSource();
        var api = new FakeApi(new() { [""] = PageOf("A", "1", "2", "3"), ["A"] = PageOf(null, "4") });
        var ids = new List<string?>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAllAsync(api, asArgument, ids, id => Cancel(source, id == "2"), source.Token));

        Assert.Equal(["1", "2"], ids);
        Assert.Equal([""], api.Cursors);
    }

    [Theory]
    [Values(true, false)]
    public async Task It_is_cancelled_between_pages_and_asks_for_nothing_more(bool asArgument)
    {
        using var source = new CancellationTokenSource();
        var api = new FakeApi(new() { [""] = PageOf("A", "1", "2"), ["A"] = PageOf(null, "3") });
        var ids = new List<string?>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAllAsync(api, asArgument, ids, id => Cancel(source, id == "2"), source.Token));

        Assert.Equal(["1", "2"], ids);
        Assert.Equal([""], api.Cursors);
    }

    [Theory]
    [Values(true, false)]
    public async Task It_asks_for_nothing_when_it_is_cancelled_before(bool asArgument)
    {
        var api = new FakeApi(new() { [""] = PageOf(null, "1") });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAllAsync(api, asArgument, [], null, new CancellationToken(canceled: true)));

        Assert.Empty(api.Cursors);
    }

    [Theory]
    [Values(true, false)]
    public async Task Each_request_can_be_cancelled(bool asArgument)
    {
        using var source = new CancellationTokenSource();
        var api = new FakeApi(new() { [""] = PageOf("A", "1"), ["A"] = PageOf(null, "2") });

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
            var api = new FakeApi(new() { [""] = PageOf(null, "1", "2") });
            var ids = new List<string?>();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAsync(
                api.ListAllConversationsAsync(AppId, Filter, cancellationToken: argument.Token), ids, _ => Cancel(first ? argument : enumeration, true), enumeration.Token));

            Assert.Equal(["1"], ids);
        }
    }

    [Fact]
    public void Bad_arguments_are_refused_at_once_and_named()
    {
        var api = new FakeApi([]);

        Assert.Equal("api", Assert.Throws<ArgumentNullException>(() => ((IConversationsApi)null!).ListAllConversationsAsync(AppId, Filter)).ParamName);
        foreach (string? appId in new[] { null, "", " ", ".", "..", "a/..", "%2e%2e", "a\nb" })
            Assert.Equal("appId", Assert.ThrowsAny<ArgumentException>(() => api.ListAllConversationsAsync(appId!, Filter)).ParamName);

        Assert.Equal("filter", Assert.Throws<ArgumentException>(() => api.ListAllConversationsAsync(AppId, default)).ParamName);
        foreach (int pageSize in new[] { 0, 101, -1 })
            Assert.Equal("pageSize", Assert.Throws<ArgumentOutOfRangeException>(() => api.ListAllConversationsAsync(AppId, Filter, pageSize)).ParamName);

        Assert.Empty(api.Cursors);
    }

    [Fact]
    public async Task Fetching_ahead_asks_for_one_page_while_the_loop_works_on_the_one_before()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1", "2"), ["A"] = PageOf("B", "3"), ["B"] = PageOf(null, "4") });
        var asked = new List<string>();
        var ids = new List<string?>();

        IAsyncEnumerable<Conversation> all = api.ListAllConversationsAsync(AppId, Filter, fetchAhead: true);
        Assert.Empty(api.Cursors);
        await CollectAsync(all, ids, id => asked.Add($"{id}: {string.Join(',', api.Cursors)}"));

        Assert.Equal(["1", "2", "3", "4"], ids);
        Assert.Equal(["1: ,A", "2: ,A", "3: ,A,B", "4: ,A,B"], asked);
    }

    [Fact]
    public async Task Leaving_early_cancels_the_page_that_was_fetched_ahead_and_its_failure_is_nobodys()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1") }) { Holds = "A" };

        await foreach (Conversation _ in api.ListAllConversationsAsync(AppId, Filter, fetchAhead: true))
            break;

        Assert.Equal(["", "A"], api.Cursors);
        Assert.True(api.Tokens[1].IsCancellationRequested);
    }

    [Fact]
    public async Task Cancelling_ends_the_page_that_was_fetched_ahead()
    {
        using var source = new CancellationTokenSource();
        var api = new FakeApi(new() { [""] = PageOf("A", "1") }) { Holds = "A" };
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
            var api = new FakeApi(new() { [""] = PageOf("A", "1", "2") }) { Fails = "A", FailsAtOnce = atOnce };
            var ids = new List<string?>();

            await Assert.ThrowsAsync<TimeoutException>(() => CollectAsync(api.ListAllConversationsAsync(AppId, Filter, fetchAhead: true), ids));

            Assert.Equal(["1", "2"], ids);
        }
    }

    [Fact]
    public async Task Fetching_ahead_a_cursor_that_repeats_is_an_error_and_is_not_asked_for_again()
    {
        var api = new FakeApi(new() { [""] = PageOf("A", "1"), ["A"] = PageOf("A", "2") });
        var ids = new List<string?>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => CollectAsync(api.ListAllConversationsAsync(AppId, Filter, fetchAhead: true), ids));

        Assert.Equal(["1", "2"], ids);
        Assert.Equal(["", "A"], api.Cursors);
    }

    private static ConversationListResponse PageOf(string? next, params string[] ids) => new()
    {
        Conversations = [.. ids.Select(id => new Conversation { Id = id })],
        Meta = new() { HasMore = next is not null, AfterCursor = next },
    };

    /// <summary>Enumerates with a token that is an argument, or that <c>WithCancellation</c> brings.</summary>
    private static Task CollectAllAsync(FakeApi api, bool asArgument, List<string?> ids, Action<string?>? then, CancellationToken token) => CollectAsync(
        api.ListAllConversationsAsync(AppId, Filter, cancellationToken: asArgument ? token : default), ids, then, asArgument ? default : token);

    private static void Cancel(CancellationTokenSource source, bool now)
    {
        if (now)
            source.Cancel();
    }

    private static async Task CollectAsync(IAsyncEnumerable<Conversation> all, List<string?> ids, Action<string?>? then = null, CancellationToken token = default)
    {
        await foreach (Conversation conversation in all.WithCancellation(token))
        {
            ids.Add(conversation.Id);
            then?.Invoke(conversation.Id);
        }
    }

    private static async Task<List<string?>> IdsAsync(IAsyncEnumerable<Conversation> all)
    {
        var ids = new List<string?>();
        await CollectAsync(all, ids);
        return ids;
    }

    /// <summary>Has one response for each cursor, and, as fakes do, looks at the cancellation token only where it is told to wait.</summary>
    private sealed class FakeApi(Dictionary<string, ConversationListResponse> pages) : IConversationsApi
    {
        public List<(string AppId, ConversationListFilter Filter, Page? Page)> Requests { get; } = [];

        public List<CancellationToken> Tokens { get; } = [];

        /// <summary>The cursor whose response never comes.</summary>
        public string? Holds { get; init; }

        /// <summary>The cursor whose response is a failure.</summary>
        public string? Fails { get; init; }

        /// <summary>Whether it fails in the call itself, as one that is not asynchronous does.</summary>
        public bool FailsAtOnce { get; init; }

        public IEnumerable<string> Cursors => Requests.Select(request => request.Page?.After ?? "");

        public Task<ConversationListResponse> ListConversationsAsync(string appId, ConversationListFilter filter, Page? page = null, CancellationToken cancellationToken = default)
        {
            Assert.True(Requests.Count < 20, "It goes round for ever.");
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

            return cursor == Fails ? throw new TimeoutException() : pages[cursor];
        }

        public Task<ConversationResponse> CreateConversationAsync(string appId, ConversationCreateBody body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ConversationResponse> GetConversationAsync(string appId, string conversationId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ConversationResponse> UpdateConversationAsync(string appId, string conversationId, ConversationUpdateBody body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task DeleteConversationAsync(string appId, string conversationId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<JsonObject> DownloadMessageRefAsync(string appId, string conversationId, DownloadMessageRefBody body, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ConversionEventsResponse> PostConversionEventsAsync(string appId, string conversationId, ConversionEventsBody body, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
