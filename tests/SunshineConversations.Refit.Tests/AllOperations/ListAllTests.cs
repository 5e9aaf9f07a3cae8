using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using SunshineConversations.Tests.Support;

namespace SunshineConversations.Tests.AllOperations;

/// <summary>
/// Each method that lists all pages asks for the next one as the first, but for the cursor. How pages follow one another is
/// tested with conversations: it is the same engine.
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
        Row.Of<IAppsApi, SunshineConversationsApp>("apps", "/v2/apps", [$"{Size}&filter%5BserviceAccountId%5D=svc", $"{After}&{Size}&filter%5BserviceAccountId%5D=svc"], (api, token) =>
            api.ListAllAppsAsync(new() { ServiceAccountId = "svc" }, 1, cancellationToken: token)),
        Row.Of<IClientsApi, Client>("clients", $"{App}/users/u/clients", [$"{Size}&brandId=b", $"{After}&{Size}&brandId=b"], (api, token) =>
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

    [Theory]
    [MemberData(nameof(Members))]
    public async Task The_next_page_is_asked_for_as_the_first_but_for_the_cursor(string member)
    {
        Row row = Rows.Single(row => row.Member == member);
        await using RawServer server = RawServer.Responding(
            RawServer.Response(200, $$"""{"{{member}}":[{"id":"a"}],"meta":{"hasMore":true,"afterCursor":"2","beforeCursor":"2"} }"""),
            RawServer.Response(200, $$"""{"{{member}}":[{"id":"b"}],"meta":{"hasMore":false,"afterCursor":"3","beforeCursor":"3"} }"""));
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

    /// <param name="Member">The member of the response that holds the list.</param>
    /// <param name="Path">The path of the requests.</param>
    /// <param name="Queries">The query of each request.</param>
    /// <param name="Api">The interface.</param>
    /// <param name="Item">The type of what is listed.</param>
    /// <param name="List">Lists the ids.</param>
    private sealed record Row(string Member, string Path, string[] Queries, Type Api, Type Item, Func<IServiceProvider, CancellationToken, IAsyncEnumerable<string?>> List)
    {
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
