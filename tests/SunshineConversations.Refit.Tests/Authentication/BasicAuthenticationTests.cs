namespace SunshineConversations.Tests.Authentication;

/// <summary>HTTP Basic with the key ID and the secret.</summary>
public sealed class BasicAuthenticationTests
{
    // printf '%s' 'app_5d8cff3cd55b040010928b5c:0123456789abcdef0123456789abcdef' | openssl base64 -A
    private const string Known = "Basic YXBwXzVkOGNmZjNjZDU1YjA0MDAxMDkyOGI1YzowMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg==";

    // printf '%s' 'app_é:sécret' | openssl base64 -A
    private const string KnownInUtf8 = "Basic YXBwX8OpOnPDqWNyZXQ=";

    [Fact]
    public async Task The_header_is_what_RFC_7617_says_in_UTF8_and_a_rotated_key_is_used_at_once()
    {
        SunshineConversationsOptions options = Sending.Options();
        using var network = new CapturingHandler();
        using AuthenticationHandler handler = Sending.Handler(() => options);
        await handler.SendAsync(network);
        await handler.SendAsync(network);

        options = new() { BaseUrl = new("https://api.example"), KeyId = "app_é", KeySecret = "sécret" };
        await handler.SendAsync(network);

        Assert.Equal([Known, Known, KnownInUtf8], network.Requests.Select(request => request.Authorization?.ToString()));
    }
}
