using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Refit;

namespace SunshineConversations.Tests.Resilience;

/// <summary>
/// Walks everything that a call can leave behind, for every way of ending and every kind of authentication, and finds
/// no credential; and no user's ID in what is logged or traced.
/// </summary>
[Collection(ActivityListening.Collection)]
public sealed class SecretsTests
{
    private const string KeySecret = "very-secret-key-0123456789";
    private const string OAuthToken = "very-secret-token-0123456789";
    private const string UserId = "42589ad070d43be9b00ff7e5";

    private static readonly string[] Secrets =
    [
        KeySecret,
        OAuthToken,
        Clients.AccessToken,
        "client-secret-0123456789",
        "new-token-0123456789",
        "5XJ85yjUtRcaQu_pDINblPZb",
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Clients.KeyId}:{KeySecret}")),
        // Every JWT that is signed here begins like this.
        "eyJhbGciOiJIUzI1NiIs",
    ];

    private static readonly string[] Endings =
        ["success", "400", "401", "429", "500", "redirect", "html", "truncated", "unreadable", "null", "too-large", "reset", "cut", "refused", "timeout", "cancelled"];

    public static MatrixTheoryData<string, SunshineConversationsAuthentication> EndingsAndSchemes { get; } = new(Endings, Enum.GetValues<SunshineConversationsAuthentication>());

    [Theory]
    [MemberData(nameof(EndingsAndSchemes))]
    public async Task Nothing_that_a_call_leaves_behind_holds_a_credential(string ending, SunshineConversationsAuthentication scheme)
    {
        var left = new ConcurrentQueue<string>();
        var log = new CapturingLogger();
        using ActivityListener listener = Listen(left);
        foreach (Operation operation in Operation.All)
        {
            var clock = new FakeTimeProvider();
            using var cancellation = new CancellationTokenSource();
            await using RawServer server = new((server, _, socket, token) => EndAsync(ending, operation, server, socket, clock, cancellation, token));
            Uri baseUrl = server.BaseUrl;
            if (ending == "refused")
                await server.DisposeAsync();

            using ServiceProvider provider = Clients.Provider(
                baseUrl,
                options =>
                {
                    options.KeySecret = KeySecret;
                    options.Authentication = scheme;
                    options.MaxResponseContentBufferSize = 10_000;
                    options.Retry = new() { MaxRetries = 1, BaseDelay = TimeSpan.Zero };
                },
                services =>
                {
                    services.AddSingleton<TimeProvider>(clock);
                    services.AddSingleton<ISunshineConversationsTokenProvider>(new TokenProvider(OAuthToken));
                    log.Services(services);
                });
            Exception? error = await Record.ExceptionAsync(() => operation.CallAsyncOn(provider, cancellation.Token));

            // An operation that returns nothing is done with its status.
            Assert.Equal(ending == "success" || (ending == "cut" && operation.ReturnsNothing), error is null);
            if (ending != "refused")
                Assert.Contains(Secrets, secret => server.Requests.First().Contains(secret, StringComparison.Ordinal));
            if (error is not null)
                Walk(error, left);
            if (operation.CarriesSecret && error is ApiExceptionBase api)
                Assert.Null(api.RequestMessage.Content);

            left.Enqueue(provider.GetRequiredService<IOptions<SunshineConversationsOptions>>().Value.ToString()!);
            left.Enqueue(provider.GetRequiredService<IOptions<SunshineConversationsOptions>>().Value.Retry.ToString()!);
        }

        left.Enqueue(log.Text);
        foreach (string text in left)
        {
            foreach (string secret in Secrets)
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(UserId, log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Clients.ConversationId, log.Text, StringComparison.Ordinal);
        Assert.Contains("{appId}", log.Text, StringComparison.Ordinal);
    }

    private static async Task EndAsync(string ending, Operation operation, RawServer server, System.Net.Sockets.Socket socket, FakeTimeProvider clock, CancellationTokenSource cancellation, CancellationToken token)
    {
        while (await server.ReadRequestAsync(socket, token) is not null)
        {
            switch (ending)
            {
                case "reset":
                    RawServer.Reset(socket);
                    return;
                case "cut":
                    await RawServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", token);
                    return;
                case "timeout":
                    clock.Advance(operation.AttemptTimer);
                    break;
                case "cancelled":
                    await cancellation.CancelAsync();
                    break;
                default:
                    await RawServer.SendAsync(socket, ResponseOf(ending, operation), token);
                    break;
            }
        }
    }

    private static string ResponseOf(string ending, Operation operation) => ending switch
    {
        "success" => RawServer.Response(operation.SuccessStatus, operation.SuccessBody),
        "redirect" => RawServer.Response(307, "", "Location: https://elsewhere.example/"),
        "html" => RawServer.Response(200, "<html>"),
        "truncated" => RawServer.Response(200, "{\"a\":"),
        "unreadable" => RawServer.Response(operation.SuccessStatus, operation.SuccessBody[..^1]),
        "null" => RawServer.Response(200, "null"),
        "too-large" => RawServer.Response(200, new string(' ', 20_000)),
        _ => RawServer.Response(int.Parse(ending, System.Globalization.CultureInfo.InvariantCulture), """{"errors":[{"code":"x","title":"y"}]}"""),
    };

    /// <summary>Everything that the process traces, HttpClient's own spans included.</summary>
    private static ActivityListener Listen(ConcurrentQueue<string> left) => ActivityListening.To(static _ => true, activity =>
    {
        foreach (KeyValuePair<string, object?> tag in activity.TagObjects)
            left.Enqueue($"{tag.Key}={tag.Value}");
        foreach (ActivityEvent @event in activity.Events)
            left.Enqueue($"{@event.Name} {string.Join(' ', @event.Tags)}");
    });

    private static void Walk(Exception error, ConcurrentQueue<string> left)
    {
        left.Enqueue(error.Message);
        left.Enqueue(error.ToString());
        foreach (DictionaryEntry entry in error.Data)
            left.Enqueue($"{entry.Key}={entry.Value}");

        if (error is ApiExceptionBase api)
        {
            Walk(api.RequestMessage, left);
            left.Enqueue(api.RequestContent ?? "");
            Assert.Null(api.RequestMessage.Headers.Authorization);
        }

        if (error is ApiException received)
        {
            left.Enqueue(received.Content ?? "");
            left.Enqueue(received.Headers.ToString());
        }

        if (error.InnerException is { } inner)
            Walk(inner, left);
    }

    private static void Walk(HttpRequestMessage request, ConcurrentQueue<string> left)
    {
        left.Enqueue(request.ToString());
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated.Select(header => (header.Key, header.Value)))
            left.Enqueue($"{name}: {values}");
        foreach (KeyValuePair<string, object?> option in request.Options)
            left.Enqueue($"{option.Key}={option.Value}");
    }
}
