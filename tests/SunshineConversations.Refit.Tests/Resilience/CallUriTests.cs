namespace SunshineConversations.Tests.Resilience;

/// <summary>The intended URL is sent, whatever the URL parser of the runtime makes of it, or nothing is sent.</summary>
public sealed class CallUriTests
{
    [Theory]
    [InlineData("/v2/x?a=b&filter%5BuserId%5D=u%20", "/v2/x?a=b&filter%5BuserId%5D=u%20")]
    [InlineData("/v2/Jos%C3%A9%20", "/v2/Jos%C3%A9%20")]
    [InlineData("/v2/x?q=Jos%C3%A9%20", "/v2/x?q=Jos%C3%A9%20")]
    [InlineData("/v2/a%2Fb.%C3%A9%20", "/v2/a%2Fb.%C3%A9%20")]
    [InlineData("/v2/a b/é?x=|", "/v2/a%20b/%C3%A9?x=%7C")]
    [InlineData("/v2/%41%7E!'()*.", "/v2/A~!'()*.")]
    [InlineData("/v2/100%", "/v2/100%25")]
    [InlineData("/v2/a/../b", null)]
    [InlineData("/v2/a/%2e%2E/b", null)]
    [InlineData("/v2/../b%20", null)]
    [InlineData("/v2/%2e%2e/b%20", null)]
    [InlineData("/v2/a\\b", null)]
    [InlineData("/v2/a#b", null)]
    public async Task A_path_is_sent_as_it_is_meant_or_not_at_all(string meant, string? sent)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, "{}"));
        using HttpClient client = Clients.CreateNamed(new(server.BaseUrl, "/sc"));

        if (sent is null)
            await Assert.ThrowsAsync<ArgumentException>(() => client.DeleteAsync(new Uri(meant, UriKind.Relative)));
        else
            await client.DeleteAsync(new Uri(meant, UriKind.Relative));

        Assert.Equal(sent is null ? [] : [$"DELETE /sc{sent} HTTP/1.1"], server.Requests.Select(request => request.Split("\r\n")[0]));
    }

    [Theory]
    [InlineData("/sc/v2/a%20b", "/v2/a b", true)]
    [InlineData("/sc/v2/~", "/v2/%7E", true)]
    [InlineData("/sc/v2/Jos%C3%A9", "/v2/Jos%C3%A9%20", false)]
    [InlineData("/sc/v2/a/b", "/v2/a%2Fb", false)]
    [InlineData("/sc/v2/a%2Fb%20", "/v2/a%2fb ", true)]
    [InlineData("/sc/v2/x?a=b&c", "/v2/x?a=b%26c", false)]
    [InlineData("/sc/b", "/v2/../b", false)]
    public void Only_the_way_of_escaping_may_differ(string sent, string meant, bool isSame) => Assert.Equal(isSame, CallUri.IsEnd(sent, meant));
}
