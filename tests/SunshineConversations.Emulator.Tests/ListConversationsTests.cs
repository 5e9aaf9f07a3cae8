using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace SunshineConversations.Emulator.Tests;

public sealed class ListConversationsTests : EmulatorTest
{
    private const string OneFilter = "filter must have exactly one of userId, userExternalId";
    private const string NoFilter = "filter is required";
    private const string InvalidPage = "Invalid page query parameters";
    private const string Cursor = "029c31f25a21b47effd7be90";

    [Fact]
    public async Task Without_conversations_the_list_is_empty_and_complete() =>
        Assert.Equal("""{"conversations":[],"meta":{"hasMore":false},"links":{}}""", (await ListAsync()).Text);

    [Fact]
    public async Task An_item_of_the_list_equals_the_conversation_by_itself()
    {
        string id = await CreateAsync("""
            {"type":"sdkGroup","participants":[{"userId":"42589ad070d43be9b00ff7e5","subscribeSDKClient":true}],"displayName":"x","metadata":{"a":1}}
            """);

        JsonResponse single = await SendAsync("GET", $"{Conversations}/{id}");
        JsonResponse list = await ListAsync();

        Assert.Equal(single.Conversation.ToJsonString(), Assert.Single(list.Json["conversations"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public async Task Only_conversations_of_the_user_are_listed()
    {
        string mine = await CreateAsync(PersonalBody);
        string shared = await CreateAsync($$"""
            {"type":"sdkGroup","participants":[
                {"userId":"{{OtherUserId}}","subscribeSDKClient":true},{"userId":"{{UserId}}","subscribeSDKClient":true}]}
            """);
        string theirs = await CreateAsync(PersonalBody.Replace(UserId, OtherUserId, StringComparison.Ordinal));
        await CreateAsync("""{"type":"sdkGroup"}""");

        Assert.Equal([mine, shared], Ids(await ListAsync()));
        Assert.Equal([mine, shared], Ids(await SendAsync("GET", $"{Conversations}?filter[userExternalId]={UserExternalId}")));
        Assert.Equal([shared, theirs], Ids(await SendAsync("GET", $"{Conversations}?filter[userId]={OtherUserId}")));
    }

    [Fact]
    public async Task Brackets_may_be_percent_encoded()
    {
        string[] ids = await CreateManyAsync(3);

        JsonResponse response = await SendAsync("GET", $"{Conversations}?filter%5BuserId%5D={UserId}&page%5Bsize%5D=1&page%5bafter%5d={ids[0]}");

        Assert.Equal([ids[1]], Ids(response));
    }

    [Fact]
    public async Task A_page_has_25_conversations_by_default()
    {
        string[] ids = await CreateManyAsync(101);

        Assert.Equal(ids[..25], Ids(await ListAsync()));
        Assert.Equal(ids[..1], Ids(await ListAsync("&page[size]=1")));
        Assert.Equal(ids[..100], Ids(await ListAsync("&page[size]=100")));
    }

    [Fact]
    public async Task Pages_lead_forward_and_back_by_cursor()
    {
        string[] ids = await CreateManyAsync(5);

        JsonResponse first = await ListAsync("&page[size]=2");
        Assert.Equal(ids[..2], Ids(first));
        Assert.Equal($$"""{"hasMore":true,"afterCursor":"{{ids[1]}}"}""", first.Json["meta"]!.ToJsonString());

        JsonResponse second = await ListAsync($"&page[size]=2&page[after]={ids[1]}");
        Assert.Equal(ids[2..4], Ids(second));
        Assert.Equal($$"""{"hasMore":true,"afterCursor":"{{ids[3]}}","beforeCursor":"{{ids[2]}}"}""", second.Json["meta"]!.ToJsonString());

        JsonResponse third = await ListAsync($"&page[size]=2&page[after]={ids[3]}");
        Assert.Equal(ids[4..], Ids(third));
        Assert.Equal($$"""{"hasMore":false,"beforeCursor":"{{ids[4]}}"}""", third.Json["meta"]!.ToJsonString());

        JsonResponse back = await ListAsync($"&page[size]=2&page[before]={ids[4]}");
        Assert.Equal(ids[2..4], Ids(back));
        Assert.Equal($$"""{"hasMore":true,"afterCursor":"{{ids[3]}}","beforeCursor":"{{ids[2]}}"}""", back.Json["meta"]!.ToJsonString());

        JsonResponse start = await ListAsync($"&page[size]=2&page[before]={ids[2]}");
        Assert.Equal(ids[..2], Ids(start));
        Assert.Equal($$"""{"hasMore":false,"afterCursor":"{{ids[1]}}"}""", start.Json["meta"]!.ToJsonString());
    }

    [Fact]
    public async Task A_page_that_ends_with_the_last_conversation_has_no_next_one()
    {
        await CreateManyAsync(2);

        Assert.Equal("""{"hasMore":false}""", (await ListAsync("&page[size]=2")).Json["meta"]!.ToJsonString());
    }

    [Fact]
    public async Task Beyond_either_end_there_is_nothing()
    {
        string[] ids = await CreateManyAsync(2);

        Assert.Empty(Ids(await ListAsync($"&page[after]={ids[1]}")));
        Assert.Empty(Ids(await ListAsync($"&page[before]={ids[0]}")));
        Assert.Empty(Ids(await ListAsync("&page[after]=ffffffffffffffffffffffff")));
        Assert.Equal(ids, Ids(await ListAsync("&page[after]=000000000000000000000000")));
        Assert.Equal(ids, Ids(await ListAsync("&page[before]=FFFFFFFFFFFFFFFFFFFFFFFF")));
    }

    [Fact]
    public async Task A_cursor_may_be_written_in_upper_case()
    {
        string[] ids = await CreateManyAsync(3);

        Assert.Equal(ids[2..], Ids(await ListAsync($"&page[after]={ids[1].ToUpperInvariant()}")));
        Assert.NotEqual(ids[1], ids[1].ToUpperInvariant());
    }

    [Theory]
    [InlineData("", "filter[userId]=42589ad070d43be9b00ff7e5")]
    [InlineData("/sc", "filter[userId]=42589ad070d43be9b00ff7e5")]
    [InlineData("/sc", "filter[userExternalId]=your-own-user-id")]
    public async Task Links_are_absolute_and_lead_through_all_pages_and_back(string prefix, string filter)
    {
        string[] ids = await CreateManyAsync(7);
        string? url = $"{prefix}{Conversations}?{filter}&page[size]=3";
        var pages = new List<JsonResponse>();
        while (url is not null)
        {
            pages.Add(await SendAsync("GET", url));
            url = (string?)pages[^1].Json["links"]!["next"];
        }

        Assert.Equal([.. ids.Chunk(3)], pages.Select(Ids));
        string next = (string)pages[0].Json["links"]!["next"]!;
        Assert.Equal(
            $"{Emulator.BaseUrl.OriginalString}{prefix}{Conversations}?{filter.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)}&page%5Bsize%5D=3&page%5Bafter%5D={ids[2]}",
            next);
        Assert.False(pages[0].Json["links"]!.AsObject().ContainsKey("prev"));

        JsonResponse back = await SendAsync("GET", (string)pages[2].Json["links"]!["prev"]!);
        Assert.Equal(ids[3..6], Ids(back));
        back = await SendAsync("GET", (string)back.Json["links"]!["prev"]!);
        Assert.Equal(ids[..3], Ids(back));
        Assert.False(back.Json["links"]!.AsObject().ContainsKey("prev"));
    }

    [Fact]
    public async Task The_cursor_of_a_deleted_conversation_still_marks_its_place()
    {
        string[] ids = await CreateManyAsync(5);
        await SendAsync("DELETE", $"{Conversations}/{ids[2]}");

        Assert.Equal(ids[3..], Ids(await ListAsync($"&page[after]={ids[2]}")));
        Assert.Equal(ids[..2], Ids(await ListAsync($"&page[before]={ids[2]}")));
    }

    [Fact]
    public async Task Paging_under_concurrent_creation_and_deletion_neither_repeats_nor_loses_what_stays()
    {
        string[] lasting = await CreateManyAsync(60);
        string[] passing = await CreateManyAsync(60);
        var created = new ConcurrentBag<string>();
        Task churn = Task.WhenAll(
            Task.WhenAll(passing.Select(id => SendAsync("DELETE", $"{Conversations}/{id}"))),
            Task.WhenAll(Enumerable.Range(0, 60).Select(async _ => created.Add(await CreateAsync(GroupBody)))));

        var seen = new List<string>();
        string? url = $"{Conversations}?filter[userId]={UserId}&page[size]=7";
        while (url is not null)
        {
            JsonResponse page = await SendAsync("GET", url);
            seen.AddRange(Ids(page));
            url = (string?)page.Json["links"]!["next"];
        }

        await churn;
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(lasting, seen.Where(lasting.Contains));

        string[] first = Ids(await ListAsync("&page[size]=100"));
        string[] rest = Ids(await ListAsync($"&page[size]=100&page[after]={first[^1]}"));
        Assert.Equal([.. lasting, .. created.Order(StringComparer.Ordinal)], first.Concat(rest));
    }

    [Theory]
    [InlineData("", NoFilter)]
    [InlineData("filter[userid]=42589ad070d43be9b00ff7e5", NoFilter)]
    [InlineData("filter.userId=42589ad070d43be9b00ff7e5", NoFilter)]
    [InlineData("filter=%7B%22userId%22%3A%2242589ad070d43be9b00ff7e5%22%7D", NoFilter)]
    [InlineData("filter[userId]=a&filter[userExternalId]=b", OneFilter)]
    [InlineData("filter[userId]=a&filter[userId]=b", "filter[userId] is given more than once")]
    [InlineData("filter[userId]=a&page[size]=0", $"{InvalidPage}: page[size] must be 1 to 100")]
    [InlineData("filter[userId]=a&page[size]=101", $"{InvalidPage}: page[size] must be 1 to 100")]
    [InlineData("filter[userId]=a&page[size]=-1", $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("filter[userId]=a&page[size]=ten", $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("filter[userId]=a&page[size]=", $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("filter[userId]=a&page[size]=1.0", $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("filter[userId]=a&page[size]=99999999999", $"{InvalidPage}: page[size] must be an integer")]
    [InlineData("filter[userId]=a&page[after]=", $"{InvalidPage}: page[after] must be exactly 24 characters long")]
    [InlineData("filter[userId]=a&page[after]=029c31f25a21b47effd7be9", $"{InvalidPage}: page[after] must be exactly 24 characters long")]
    [InlineData("filter[userId]=a&page[before]=029c31f25a21b47effd7be900", $"{InvalidPage}: page[before] must be exactly 24 characters long")]
    [InlineData($"filter[userId]=a&page[after]={Cursor}&page[before]={Cursor}", $"{InvalidPage}: page must have at most one of after, before")]
    public async Task A_wrong_query_is_a_bad_request(string query, string title) =>
        (await SendAsync("GET", $"{Conversations}?{query}")).IsBadRequest(title);

    [Fact]
    public async Task One_response_names_all_problems_of_a_query() =>
        (await SendAsync("GET", $"{Conversations}?page[size]=x&page[after]=y&page[before]={Cursor}")).IsBadRequest(
            NoFilter,
            $"{InvalidPage}: page[after] must be exactly 24 characters long",
            $"{InvalidPage}: page[size] must be an integer",
            $"{InvalidPage}: page must have at most one of after, before");

    [Theory]
    [InlineData("filter[userId]=unknown")]
    [InlineData("filter[userId]=")]
    [InlineData("filter[userExternalId]=unknown")]
    [InlineData($"filter[userId]={UserExternalId}")]
    [InlineData($"filter[userExternalId]={UserId}")]
    public async Task An_unknown_user_is_not_found(string query) => (await SendAsync("GET", $"{Conversations}?{query}")).IsUserNotFound();

    private static string[] Ids(JsonResponse response)
    {
        Assert.Equal(HttpStatusCode.OK, response.Status);
        return [.. response.Json["conversations"]!.AsArray().Select(conversation => (string)conversation!["id"]!)];
    }

    private Task<JsonResponse> ListAsync(string page = "") =>
        SendAsync("GET", string.Create(CultureInfo.InvariantCulture, $"{Conversations}?filter[userId]={UserId}{page}"));

    private async Task<string[]> CreateManyAsync(int count)
    {
        string[] ids = new string[count];
        for (int i = 0; i < count; i++)
            ids[i] = await CreateAsync(GroupBody);

        return ids;
    }
}
