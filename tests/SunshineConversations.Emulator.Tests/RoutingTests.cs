namespace SunshineConversations.Emulator.Tests;

public sealed class RoutingTests : EmulatorTest
{
    [Theory]
    [Values("", "/sc")]
    public async Task Every_operation_is_served_under_both_prefixes(string prefix)
    {
        JsonResponse created = await SendAsync("POST", prefix + Conversations, GroupBody);
        Assert.Equal(HttpStatusCode.Created, created.Status);
        string item = $"{prefix}{Conversations}/{(string)created.Conversation["id"]!}";

        (string Method, string Path, string? Body)[] rest =
        [
            ("GET", $"{prefix}{Conversations}?filter[userId]={UserId}", null),
            ("GET", item, null),
            ("PATCH", item, "{}"),
            ("POST", $"{item}/download", $$"""{"userId":"{{UserId}}"}"""),
            ("POST", $"{item}/conversionEvents", """{"messenger":{"payload":{"data":[{}]}}}"""),
            ("DELETE", item, null),
        ];
        foreach ((string method, string path, string? body) in rest)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(method, path, body)).Status);
    }

    [Fact]
    public async Task A_slash_at_the_end_changes_nothing()
    {
        string id = await CreateAsync(PersonalBody);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Conversations}/{id}/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Conversations}/{id}/messages/?page[size]=10")).Status);
    }

    [Fact]
    public async Task Both_prefixes_show_the_same_conversations()
    {
        string id = await CreateAsync(PersonalBody);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"/sc{Conversations}/{id}")).Status);
    }

    [Theory]
    [Values("/", "/v2", "/v2/app", $"/v2/apps/{AppId}/messages", $"/v1/apps/{AppId}/conversations", $"/sc/sc/v2/apps/{AppId}/conversations",
        $"{Conversations}/x/y", "/sc/emulator")]
    public async Task An_unknown_route_is_not_found(string path) =>
        (await SendAsync("GET", path)).IsError(HttpStatusCode.NotFound, "not_found", "Resource not found");

    [Theory]
    [InlineData("PUT", Conversations, "GET, POST")]
    [InlineData("DELETE", Conversations, "GET, POST")]
    [InlineData("POST", $"{Conversations}/x", "DELETE, GET, PATCH")]
    [InlineData("GET", $"{Conversations}/x/download", "POST")]
    [InlineData("GET", $"{Conversations}/x/conversionEvents", "POST")]
    public async Task A_wrong_method_is_not_allowed(string method, string path, string allowed)
    {
        using HttpRequestMessage request = Request(method, path);
        using HttpResponseMessage response = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed.Split(", "), response.Content.Headers.Allow.Order());
        Assert.Equal(
            """{"errors":[{"code":"method_not_allowed","title":"Method not allowed"}]}""",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("POST", "", "not json")]
    [InlineData("GET", "", null)]
    [InlineData("GET", "/x", null)]
    [InlineData("PATCH", "/x", "not json")]
    [InlineData("DELETE", "/x", null)]
    [InlineData("POST", "/x/download", "not json")]
    [InlineData("POST", "/x/conversionEvents", "not json")]
    public async Task An_unknown_app_is_not_found_before_body_and_query_are_checked(string method, string rest, string? body) =>
        (await SendAsync(method, $"/v2/apps/unknown/conversations{rest}", body))
            .IsError(HttpStatusCode.NotFound, "app_not_found", "App not found");

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("PATCH", "", "{}")]
    [InlineData("PATCH", "", """{"displayName":7}""")]
    [InlineData("DELETE", "", null)]
    [InlineData("POST", "/download", "{}")]
    [InlineData("POST", "/conversionEvents", "{}")]
    public async Task An_unknown_conversation_is_not_found_before_the_members_of_the_body_are_checked(string method, string rest, string? body) =>
        (await SendAsync(method, $"{Conversations}/029c31f25a21b47effd7be90{rest}", body)).IsConversationNotFound();
}
