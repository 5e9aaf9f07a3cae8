using System.Runtime.CompilerServices;

namespace SunshineConversations.Tests.AllOperations;

/// <summary>
/// Each method that lists all pages asks for the next one as the first, but for the cursor. How pages follow one another is
/// in Common/PagingTests: it is the same engine.
/// </summary>
public sealed class ListAllTests
{
    private const string App = $"/v2/apps/{Clients.AppId}";
    private const string Conversation = $"{App}/conversations/{Clients.ConversationId}";

    // In the order of the query: by name.
    private const string After = "page%5Bafter%5D=2";
    private const string Size = "page%5Bsize%5D=1";

    private static IReadOnlyList<Row> Rows { get; } =
    [
        Row.Of<IAppsApi, SunshineConversationsApp>("apps", "/v2/apps", [$"filter%5BserviceAccountId%5D=svc&{Size}", $"filter%5BserviceAccountId%5D=svc&{After}&{Size}"], (api, token) =>
            api.ListAllAppsAsync(AppListFilter.ByServiceAccountId("svc"), 1, cancellationToken: token)),
        Row.Of<IClientsApi, Client>("clients", $"{App}/users/u/clients", [$"brandId=b&{Size}", $"brandId=b&{After}&{Size}"], (api, token) =>
            api.ListAllClientsAsync(Clients.AppId, "u", "b", 1, cancellationToken: token)),
        Row.Of<IConversationsApi, Conversation>("conversations", $"{App}/conversations", [$"filter%5BuserId%5D=u&{Size}", $"filter%5BuserId%5D=u&{After}&{Size}"], (api, token) =>
            api.ListAllConversationsAsync(Clients.AppId, ConversationListFilter.ByUserId("u"), 1, cancellationToken: token)),
        Row.Of<IIntegrationsApi, Integration>("integrations", $"{App}/integrations", [$"filter%5Btypes%5D=web&{Size}", $"filter%5Btypes%5D=web&{After}&{Size}"], (api, token) =>
            api.ListAllIntegrationsAsync(Clients.AppId, IntegrationListFilter.ByTypes(IntegrationType.Web), 1, cancellationToken: token)),
        Row.Of<IMessagesApi, Message>("messages", $"{Conversation}/messages", ["", "page%5Bbefore%5D=2"], (api, token) =>
            api.ListAllMessagesAsync(Clients.AppId, Clients.ConversationId, cancellationToken: token)),
        Row.Of<IParticipantsApi, Participant>("participants", $"{Conversation}/participants", [Size, $"{After}&{Size}"], (api, token) =>
            api.ListAllParticipantsAsync(Clients.AppId, Clients.ConversationId, 1, cancellationToken: token)),
    ];

    public static TheoryData<string> Members { get; } = [.. Rows.Select(row => row.Member)];

    /// <summary>A page without these is the last; NEXT is after or before, LINK next or prev, and the others are those of the other direction.</summary>
    public static MatrixTheoryData<string, string> Silent { get; } = new(Members, ["", "\"meta\":null", "\"meta\":{}", """ "meta":{"hasMore":null,"NEXTCursor":""},"links":{"LINK":null}""", """ "links":null """]);

    /// <summary>A page says, in one way or another, that there is more, but not where.</summary>
    public static MatrixTheoryData<string, string> Open { get; } = new(Members, [
        """ "meta":{"hasMore":true}""",
        """ "meta":{"hasMore":true,"NEXTCursor":"","OTHERCursor":"1"}""",
        """ "meta":{"hasMore":"true"}""",
        """ "meta":{"hasMore":1}""",
        """ "meta":{"NEXTCursor":5}""",
        """ "meta":{"hasMore":false,"NEXTCursor":{}}""",
        """ "links":{"LINK":"https://x"}""",
        """ "meta":{"hasMore":false},"links":{"LINK":"https://x"}""",
        """ "links":{"LINK":{}}""",
        """ "links":"https://x" """,
    ]);

    [Theory]
    [MemberData(nameof(Silent))]
    public async Task A_page_that_says_nothing_of_another_is_the_last(string member, string says) => Assert.Null(await ErrorOfAsync(member, says));

    [Theory]
    [MemberData(nameof(Open))]
    public async Task A_page_that_says_that_there_is_more_never_ends_the_list_silently(string member, string says) =>
        Assert.Contains("the list may be incomplete", Assert.IsType<InvalidOperationException>(await ErrorOfAsync(member, says)).Message, StringComparison.Ordinal);

    private static async Task<Exception?> ErrorOfAsync(string member, string says)
    {
        Row row = Rows.Single(row => row.Member == member);
        says = says.Replace("NEXT", row.Next, StringComparison.Ordinal).Replace("OTHER", row.Other, StringComparison.Ordinal).Replace("LINK", row.Link, StringComparison.Ordinal);
        await using RawServer server = RawServer.Responding(RawServer.Response(200, $$"""{"{{member}}":[{"id":"a"}]{{(says.Length == 0 ? "" : ",")}}{{says}}}"""));
        await using ServiceProvider client = Clients.Provider(server.BaseUrl);
        var ids = new List<string?>();

        Exception? error = await Record.ExceptionAsync(async () =>
        {
            await foreach (string? id in row.List(client, CancellationToken.None))
                ids.Add(id);
        });

        // The items before it are listed.
        Assert.Equal(["a"], ids);
        Assert.Single(server.Requests);
        return error;
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_mock_that_returns_null_is_named(string member)
    {
        Row row = Rows.Single(row => row.Member == member);
        foreach (bool isTaskNull in (bool[])[true, false])
        {
            var services = new ServiceCollection();
            services.AddSingleton(row.Api, NullApi.Of(row.Api, isTaskNull));
            await using ServiceProvider client = services.BuildServiceProvider();

            var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            {
                await foreach (string? _ in row.List(client, CancellationToken.None))
                {
                }
            });

            Assert.StartsWith($"List{char.ToUpperInvariant(member[0])}{member[1..]}Async returned null", error.Message, StringComparison.Ordinal);
        }
    }

    public static MatrixTheoryData<string, string> Going { get; } = new(Members, ["true", "false", "null", "\"odd\""]);

    [Theory]
    [MemberData(nameof(Going))]
    public async Task The_next_page_is_asked_for_as_the_first_but_for_the_cursor(string member, string hasMore)
    {
        Row row = Rows.Single(row => row.Member == member);
        await using RawServer server = RawServer.Responding(
            RawServer.Response(200, $$"""{"{{member}}":[{"id":"a"}],"meta":{"hasMore":{{hasMore}},"afterCursor":"2","beforeCursor":"2"} }"""),
            RawServer.Response(200, $$"""{"{{member}}":[{"id":"b"}],"meta":{"hasMore":false,"{{row.Other}}Cursor":"1"},"links":{"{{row.OtherLink}}":"https://x"} }"""));
        await using ServiceProvider client = Clients.Provider(server.BaseUrl);

        var ids = new List<string?>();
        await foreach (string? id in row.List(client, CancellationToken.None))
            ids.Add(id);

        Assert.Equal(["a", "b"], ids);
        Assert.Equal(
            row.Queries.Select(query => $"GET {row.Path}{(query.Length == 0 ? "" : "?")}{query} HTTP/1.1"),
            server.Requests.Select(request => request.Split("\r\n")[0]));
    }

    [Fact]
    public void Every_operation_that_has_pages_has_a_method_for_all_of_them_and_a_row() => Assert.Equal(
        from operation in Operation.All
        where operation.ApiMethod.GetParameters().Any(parameter => parameter.Name == "page")
        orderby operation.Name
        select $"{operation.Name.Replace("List", "ListAll", StringComparison.Ordinal)}Async",
        from row in Rows
        let method = row.Api.Assembly.GetType($"SunshineConversations.{row.Api.Name[1..]}Extensions")!.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.ReturnType == typeof(IAsyncEnumerable<>).MakeGenericType(row.Item))
        orderby method.Name
        select method.Name);

    /// <param name="Member">The member of the response with the list.</param>
    /// <param name="Path">The path of the requests.</param>
    /// <param name="Queries">The query of each request.</param>
    /// <param name="Api">The interface.</param>
    /// <param name="Item">The type of what is listed.</param>
    /// <param name="List">Lists the IDs.</param>
    private sealed record Row(string Member, string Path, string[] Queries, Type Api, Type Item, Func<IServiceProvider, CancellationToken, IAsyncEnumerable<string?>> List)
    {
        private bool IsBackward => Member == "messages";

        public string Next => IsBackward ? "before" : "after";

        public string Other => IsBackward ? "after" : "before";

        public string Link => IsBackward ? "prev" : "next";

        public string OtherLink => IsBackward ? "next" : "prev";

        public static Row Of<TApi, TItem>(string member, string path, string[] queries, Func<TApi, CancellationToken, IAsyncEnumerable<TItem>> list)
            where TApi : notnull
            where TItem : class =>
            new(member, path, queries, typeof(TApi), typeof(TItem), (services, token) => IdsOf(list(services.GetRequiredService<TApi>(), token), token));

        private static async IAsyncEnumerable<string?> IdsOf<TItem>(IAsyncEnumerable<TItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
            where TItem : class
        {
            PropertyInfo id = typeof(TItem).GetProperty("Id")!;
            await foreach (TItem item in items.WithCancellation(cancellationToken))
                yield return (string?)id.GetValue(item);
        }
    }
}
