using System.Text;
using System.Text.RegularExpressions;

namespace SunshineConversations.Emulator.Tests;

public sealed partial class LivePageTests : EmulatorTest
{
    [Fact]
    public async Task Every_URL_that_the_page_calls_exists()
    {
        string page = await ReadPageAsync();
        (string Method, string Path)[] calls =
        [
            .. Call.Matches(page).Select(call => (Methods.GetValueOrDefault(call.Groups["method"].Value, "GET"), Hole.Replace(call.Groups["path"].Value, UserId))),
        ];
        Assert.Equal(page.Split("/emulator/").Length - 1, calls.Length);
        Assert.NotEmpty(calls);
        foreach ((string method, string path) in calls)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method == "POST")
                request.Content = new StringContent("[]", Encoding.UTF8, "application/json");

            // The stream of events does not end.
            using HttpResponseMessage response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            // The body of a POST is wrong here, and its route is not.
            Assert.Contains(response.StatusCode, (HttpStatusCode[])(method == "POST" ? [HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType] : [HttpStatusCode.OK]));
        }
    }

    [Fact]
    public async Task The_page_depends_on_nothing_else_and_writes_no_HTML()
    {
        string page = await ReadPageAsync();

        foreach (string suspect in (string[])["://", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "srcdoc", "style=", "onclick=\"", "import "])
            Assert.DoesNotContain(suspect, page, StringComparison.Ordinal);

        using HttpResponseMessage icon = await Client.GetAsync("/emulator/icon.svg");
        Assert.Equal("image/svg+xml", icon.Content.Headers.ContentType?.ToString());
        Assert.Equal("default-src 'none'", icon.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Only_the_script_of_the_page_runs_and_no_page_can_frame_it()
    {
        using HttpResponseMessage response = await Client.GetAsync("/emulator");

        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Matches("^default-src 'none'; script-src 'sha256-[^ ]{44}'; style-src 'sha256-[^ ]{44}'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; .*frame-ancestors 'none'$", policy);
    }

    [Fact]
    public async Task What_the_page_shows_is_limited()
    {
        for (int i = 0; i < 21; i++)
            await SendAsync("POST", Conversations, GroupBody);

        Clock.Advance(TimeSpan.FromSeconds(1));
        string id = await CreateAsync(PersonalBody);
        for (int i = 0; i < 51; i++)
            await SendAsync("POST", $"{Conversations}/{id}/messages", $$$"""{"author":{"type":"business"},"content":{"type":"text","text":"{{{i}}}"}}""");

        JsonObject live = (await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/emulator/conversations"))).Json;
        Assert.Equal(0, (int)live["webhookCount"]!);
        JsonArray conversations = live["conversations"]!.AsArray();
        Assert.Equal(20, conversations.Count);
        Assert.Equal(id, (string?)conversations[0]!["conversation"]!["id"]);
        Assert.Equal([UserId], conversations[0]!["userIds"]!.AsArray().Select(user => (string?)user));
        Assert.Equal(Enumerable.Range(1, 50).Select(i => $"{i}"), conversations[0]!["messages"]!.AsArray().Select(message => (string?)message!["content"]!["text"]));
        JsonArray users = (await SendAsync(new HttpRequestMessage(HttpMethod.Get, "/emulator/users"))).Json["users"]!.AsArray();
        Assert.Equal([UserId, OtherUserId], users.Select(user => (string?)user!["id"]));
    }

    [Fact]
    public async Task Files_that_the_page_shows_are_no_calls_of_the_bot()
    {
        string url = await UploadAsync();
        foreach ((string? referrer, int requests) in ((string?, int)[])[($"{Emulator.BaseUrl}emulator", 1), (null, 2), ("http://example.com/emulator", 3)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Referrer = referrer is null ? null : new Uri(referrer);
            using HttpResponseMessage response = await Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            // The client may have the whole file before the server has ended the request.
            for (int i = 0; i < 1000 && Emulator.Requests.Count < requests; i++)
                await Task.Delay(10);

            Assert.Equal(requests, Emulator.Requests.Count);
        }
    }

    private async Task<string> ReadPageAsync()
    {
        using HttpResponseMessage response = await Client.GetAsync("/emulator");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static Dictionary<string, string> Methods { get; } = new() { ["post("] = "POST", ["remove("] = "DELETE" };

    [GeneratedRegex("""(?<method>get\(|post\(|remove\(|EventSource\(|href=|src=)(?<quote>['`"])(?<path>/emulator/[^'`"]*)\k<quote>""")]
    private static partial Regex Call { get; }

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Hole { get; }
}
