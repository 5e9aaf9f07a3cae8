using Microsoft.Extensions.Configuration;

namespace SunshineConversations.Tests.DependencyInjection;

public sealed class KeyRotationTests
{
    [Theory]
    [Values(SunshineConversationsAuthentication.Basic, SunshineConversationsAuthentication.Jwt)]
    public async Task A_key_that_is_rotated_under_load_is_used_for_the_next_request_and_none_fails(SunshineConversationsAuthentication scheme)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));
        IConfigurationRoot configuration = RegistrationTests.Configuration(
            ("SunshineConversations:BaseUrl", server.BaseUrl.ToString()),
            ("SunshineConversations:Authentication", scheme.ToString()),
            ("SunshineConversations:KeyId", "app_1"),
            ("SunshineConversations:KeySecret", "secret-0"));
        using ServiceProvider provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddClient(services => services.AddSunshineConversations());
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();

        int generation = 0;
        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, token) =>
        {
            if (i % 100 == 99)
            {
                int next = Interlocked.Increment(ref generation);
                lock (configuration)
                {
                    configuration["SunshineConversations:KeySecret"] = $"secret-{next}";
                    configuration.Reload();
                }
            }

            await api.GetConversationAsync("a", $"call-{i}", token);
        });
        configuration["SunshineConversations:KeySecret"] = "the-last";
        configuration.Reload();
        await api.GetConversationAsync("a", "afterwards");

        Assert.Equal(1001, server.Requests.Count);
        string[] credentials = [.. server.Requests.Select(AuthorizationOf)];
        Assert.All(credentials, Assert.NotEmpty);
        Assert.True(credentials.Distinct().Count() >= 5, "The rotation was not seen.");
        if (scheme == SunshineConversationsAuthentication.Basic)
            Assert.Equal("Basic " + RegistrationTests.Base64("app_1:the-last"), credentials[^1]);
        else
            Assert.DoesNotContain(credentials[^1], credentials[..^1]);
    }

    private static string AuthorizationOf(string request) =>
        request.Split("\r\n").Single(line => line.StartsWith("Authorization: ", StringComparison.Ordinal))["Authorization: ".Length..];
}
