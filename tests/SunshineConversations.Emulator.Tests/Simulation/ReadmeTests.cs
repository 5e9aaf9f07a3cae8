using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace SunshineConversations.Emulator.Tests.Simulation;

/// <summary>The blocks of the emulator's README, which are parts of these tests, with a bot that speaks raw HTTP.</summary>
public sealed class ReadmeTests
{
    private static readonly byte[] Photo = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public async Task A_user_is_played()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        await using Bot bot = await Bot.StartAsync(emulator);
        byte[] photo = Photo;

        SimulatedUser ann = emulator.User("your-own-user-id");           // the ID or the external ID; emulator.CreateUser() for a new user
        await ann.SendMessageAsync("menu");
        EmulatorMessage menu = await ann.WaitForMessageAsync();          // the next one that Ann has not been given yet
        Assert.Equal("What would you like?", menu.Text);
        await ann.PressAsync("Opening hours");                           // a reply or a postback; of a link it returns the URL
        Assert.Equal("We are here from 9 to 5.", (await ann.WaitForMessageAsync()).Text);

        await ann.SendMessageAsync("form");
        await ann.WaitForMessageAsync();
        await ann.SubmitFormAsync(new() { ["name"] = "Ann" });           // the latest form, by the names of its fields
        await ann.SendMessageAsync(new JsonObject { ["type"] = "location", ["coordinates"] = new JsonObject { ["lat"] = 51.5, ["long"] = -0.1 } });
        await ann.SendFileAsync(photo, "photo.png", "image/png");
        await ann.StartTypingAsync();
        await ann.MarkAsReadAsync();
        await ann.ExpectNoMessageAsync(TimeSpan.FromMilliseconds(200));  // the bot is silent

        Assert.DoesNotContain(emulator.Requests, request => request.StatusCode >= 400);
    }

    [Fact]
    public async Task The_service_fails()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        await using Bot bot = await Bot.StartAsync(emulator);
        SimulatedUser ann = emulator.User("your-own-user-id");

        emulator.InjectFault("PostMessage", EmulatorFault.ServiceUnavailable, times: 2);
        await ann.SendMessageAsync("Hello");
        await emulator.RetryNowAsync();                                  // attempts now what waits for a minute, then for two, four and eight
        await emulator.RetryNowAsync();
        Assert.Equal("You said: Hello", (await ann.WaitForMessageAsync()).Text);

        emulator.InjectFault("PostMessage", EmulatorFault.LostResponse); // the message is posted, but the bot sees a broken connection
        await ann.SendMessageAsync("Bye");
        await emulator.RetryNowAsync();
        Assert.Equal("You said: Bye", (await ann.WaitForMessageAsync()).Text);

        IReadOnlyList<EmulatorRequest> calls = emulator.Requests;        // what the bot called: operation, status, bodies
        IReadOnlyList<EmulatorDelivery> deliveries = emulator.Deliveries;
        await emulator.RedeliverAsync(deliveries[^1]);                   // the same events again, as the service may do

        Assert.Equal([503, 503, 201, null, 201], calls.Where(call => call.Operation == "PostMessage").Select(call => call.StatusCode));
    }

    [Fact]
    public async Task Payloads_are_replayed()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        await using Bot bot = await Bot.StartAsync(emulator);
        byte[] recorded = """{"app":{"id":"a"},"events":[]}"""u8.ToArray();

        EmulatorDelivery delivery = Assert.Single(await emulator.DeliverAsync(recorded));
        Assert.Equal(EmulatorDeliveryStatus.Delivered, delivery.Status);
    }

    [Fact]
    public async Task Time_passes()
    {
        var clock = new FakeTimeProvider();
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(timeProvider: clock);
        await using Bot bot = await Bot.StartAsync(emulator);
        emulator.InjectFault("PostMessage", EmulatorFault.ServiceUnavailable, times: 4);
        await emulator.User("your-own-user-id").SendMessageAsync("Hello");

        foreach (TimeSpan interval in emulator.Options.WebhookRetryIntervals)
        {
            await emulator.WaitForDeliveriesAsync();                     // the next attempt is planned when the one before has ended
            clock.Advance(interval);
        }

        Assert.Equal("You said: Hello", (await emulator.User("your-own-user-id").WaitForMessageAsync()).Text);
    }

    /// <summary>A bot without a client library.</summary>
    private sealed class Bot(WebApplication app, HttpClient http) : IAsyncDisposable
    {
        public static async Task<Bot> StartAsync(SunshineConversationsEmulator emulator)
        {
            WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
            WebApplication app = builder.Build();
            var http = new HttpClient { BaseAddress = new Uri(emulator.BaseUrl, $"v2/apps/{emulator.Options.AppId}/") };
            http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{emulator.Options.KeyId}:{emulator.Options.KeySecret}")));
            var bot = new Bot(app, http);
            app.Run(bot.ReceiveAsync);
            await app.StartAsync();
            using HttpResponseMessage created = await http.PostAsync(
                new Uri("integrations", UriKind.Relative),
                Json($$"""{"type":"custom","displayName":"Bot","webhooks":[{"target":"{{app.Urls.Single()}}","triggers":["conversation:message","conversation:postback"]}]}"""));
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
            return bot;
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            http.Dispose();
        }

        private async Task ReceiveAsync(HttpContext context)
        {
            foreach (JsonNode? received in (await JsonNode.ParseAsync(context.Request.Body))!["events"]!.AsArray())
            {
                JsonNode payload = received!["payload"]!;
                string? content = ResponseTo(payload);
                if (content is null)
                    continue;

                using HttpResponseMessage response = await http.PostAsync(
                    new Uri($"conversations/{payload["conversation"]!["id"]}/messages", UriKind.Relative),
                    Json($$"""{"author":{"type":"business"},"content":{{content}}}"""));
                response.EnsureSuccessStatusCode();
            }
        }

        private static string? ResponseTo(JsonNode payload) => ((string?)payload["postback"]?["payload"], (string?)payload["message"]?["author"]?["type"], (string?)payload["message"]?["content"]?["type"], (string?)payload["message"]?["content"]?["text"]) switch
        {
            ("OPENING_HOURS", _, _, _) => """{"type":"text","text":"We are here from 9 to 5."}""",
            (_, "user", "text", "menu") => """{"type":"text","text":"What would you like?","actions":[{"type":"postback","text":"Opening hours","payload":"OPENING_HOURS"}]}""",
            (_, "user", "text", "form") => """{"type":"form","fields":[{"type":"text","name":"name","label":"Your name"}]}""",
            (_, "user", "text", var text) => $$"""{"type":"text","text":"You said: {{text}}"}""",
            _ => null,
        };

        private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
    }
}
