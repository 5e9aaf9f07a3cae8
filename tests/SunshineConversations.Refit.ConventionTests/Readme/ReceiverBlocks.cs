using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The blocks of the receiver's README: each receives what the service would post.</summary>
internal static class ReceiverBlocks
{
    private const string Package = "SunshineConversations.AspNetCore";
    private const string Section = "SunshineConversations:Webhooks";
    private const string Path = "/hooks/sunshine";
    private const string Secret = "hook-secret";

    public static async Task GreetAsync(CompiledBlock block, Stage stage)
    {
        stage.Web.Configuration[$"{Section}:Secrets:0"] = Secret;
        EmulatorClient.AddTo(stage.Web.Services, stage.Emulator);

        await RunAsync(block, stage, async () =>
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, Path, Message(stage, "user")));
            Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, Path, Message(stage, "business")));
        });

        Assert.Equal("conversation:message at 2026-11-25 12:00:00Z\nconversation:message at 2026-11-25 12:00:00Z\n", stage.Console.ToString());
        Assert.Equal("Hello!", Assert.IsType<TextMessage>((await stage.OnlyMessageAsync()).Content).Text);
    }

    public static async Task EchoAsync(CompiledBlock block, Stage stage)
    {
        stage.Web.Configuration["Zendesk:WebhookSecret"] = Secret;
        EmulatorClient.AddTo(stage.Web.Services, stage.Emulator);

        await RunAsync(block, stage, async () =>
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, Path, Message(stage, "user")));
            Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, Path, Message(stage, "business")));
        });

        Assert.Equal("You said: Hi", Assert.IsType<TextMessage>((await stage.OnlyMessageAsync()).Content).Text);
    }

    public static async Task SetUpBotAsync(CompiledBlock block, Stage stage)
    {
        stage.Web.Configuration["SunshineConversations:BaseUrl"] = stage.Emulator.BaseUrl.ToString();
        stage.Web.Configuration["SunshineConversations:KeyId"] = stage.Emulator.Options.KeyId;
        stage.Web.Configuration["SunshineConversations:KeySecret"] = stage.Emulator.Options.KeySecret;
        await RunAsync(block, stage, async () =>
        {
            using var http = new HttpClient();
            // It waits a second after it has created something.
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (!(await http.GetAsync(new Uri(await stage.App.BaseUrl, "/health"), patience.Token)).IsSuccessStatusCode)
                await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);

            using HttpResponseMessage root = await http.SendAsync(new(HttpMethod.Head, await stage.App.BaseUrl));
            Assert.Equal(HttpStatusCode.OK, root.StatusCode);
            IReadOnlyList<Integration> bots = (await stage.Client.Integrations.ListIntegrationsAsync(stage.AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom))).Integrations;
            Webhook webhook = Assert.Single((await stage.Client.Webhooks.ListWebhooksAsync(stage.AppId, Assert.Single(bots).Id)).Webhooks);
            string pressed = $$"""{"app":{"id":"{{stage.AppId}}" },"events":[{"type":"conversation:postback","payload":{"conversation":{"id":"c" },"postback":{"payload":"BUY" } } }]}""";
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(stage, Path, pressed, "wrong"));
            Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, Path, pressed, webhook.Secret!));
        });

        Assert.Equal("The user pressed BUY\n", stage.Console.ToString());
    }

    public static async Task LogInAsync(CompiledBlock block, Stage stage)
    {
        stage.Web.Configuration["Messaging:KeyId"] = stage.Emulator.Options.KeyId;
        stage.Web.Configuration["Messaging:KeySecret"] = stage.Emulator.Options.KeySecret;
        stage.Web.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, Ann>("Test", null);
        stage.Web.Services.AddAuthorization();
        await RunAsync(block, stage, async () =>
        {
            using var http = new HttpClient();
            using HttpResponseMessage refused = await http.GetAsync(new Uri(await stage.App.BaseUrl, "/messaging-token"));
            http.DefaultRequestHeaders.Add("X-User", "ann");
            string token = await http.GetStringAsync(new Uri(await stage.App.BaseUrl, "/messaging-token"));

            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.Equal("ann", stage.Emulator.LogIn(token).ExternalId);
        });
    }

    /// <summary>The application's own login.</summary>
    private sealed class Ann(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["X-User"] is [{ } name]
            ? AuthenticateResult.Success(new(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, name), new(ClaimTypes.Name, "Ann Smith")], Scheme.Name)), Scheme.Name))
            : AuthenticateResult.NoResult());
    }

    public static Task LearnSecretsAsync(CompiledBlock block, Stage stage) => block.RunAsync(stage, async () =>
    {
        using IHost host = stage.Build();
        dynamic secrets = host.Services.GetRequiredService<IWebhookSecretProvider>();

        secrets.Add(new Webhook { Secret = Secret });

        IReadOnlyCollection<string> known = await ((IWebhookSecretProvider)secrets).GetSecretsAsync("", CancellationToken.None);
        Assert.Equal([Secret], known);
    });

    public static async Task KeepApartAsync(CompiledBlock block, Stage stage)
    {
        stage.Web.Configuration[$"{Section}:red:Secrets:0"] = Secret;
        stage.Web.Configuration[$"{Section}:blue:Secrets:0"] = "another";

        await RunAsync(block, stage, async () =>
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, "/hooks/red", Message(stage, "user")));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(stage, "/hooks/blue", Message(stage, "user")));
        });

        Assert.Equal("conversation:message of red\n", stage.Console.ToString());
    }

    public static async Task ObserveAsync(CompiledBlock block, Stage stage)
    {
        stage.Web.Services.AddSunshineConversationsWebhooks(options => options.Secrets = [Secret]).AddHandler<WebhookEvent>((_, _) => Task.CompletedTask);
        var seen = new SeenTelemetry(stage.Web.Services);
        await RunAsync(block, stage, async () =>
        {
            using var http = new HttpClient();
            Assert.Equal("Healthy", await http.GetStringAsync(new Uri(await stage.App.BaseUrl, "/health/ready")));
            Assert.Superset(
                new HashSet<string> { Package, $"{Package} sunshine_conversations.webhook.event.duration", $"{Package} sunshine_conversations.webhook.request.refused" },
                new HashSet<string>(await seen.DuringAsync(stage.App.Services, async () =>
                {
                    await PostAsync(stage, Path, Message(stage, "user"));
                    await PostAsync(stage, Path, Message(stage, "user"), "wrong");
                })));
        });
    }

    public static async Task SkipHandledAsync(CompiledBlock block, Stage stage)
    {
        stage.Web.Configuration[$"{Section}:Secrets:0"] = Secret;
        string received = Message(stage, "user");

        await RunAsync(block, stage, async () =>
        {
            foreach (string body in (string[])[received, received, received.Replace("event-1", "", StringComparison.Ordinal), received.Replace("event-1", "", StringComparison.Ordinal)])
                Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, Path, body));
        });

        Assert.Equal("'event-1'\n''\n''\n", stage.Console.ToString());
    }

    public static async Task HandOverAsync(CompiledBlock block, Stage stage)
    {
        stage.Web.Configuration["Zendesk:WebhookSecret"] = Secret;
        object broker = DispatchProxy.Create(block.Type("IBroker"), typeof(Queue));
        stage.Web.Services.AddSingleton(block.Type("IBroker"), broker);
        string received = Event(stage, "conversation:postback", "{}");

        await RunAsync(block, stage, async () =>
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(stage, Path, received));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(stage, Path, received, "wrong"));
        });

        dynamic consumer = Activator.CreateInstance(block.Type("Consumer"), stage.Client.Messages)!;
        await (Task)consumer.HandleAsync(Assert.Single(((Queue)broker).Bodies), CancellationToken.None);
        Assert.Equal("Working on it.", Assert.IsType<TextMessage>((await stage.OnlyMessageAsync()).Content).Text);
    }

    /// <summary>Runs a block whose application stops when <paramref name="whileItRuns"/> has ended.</summary>
    private static async Task RunAsync(CompiledBlock block, Stage stage, Func<Task> whileItRuns)
    {
        Task running = block.RunAsync(stage);
        if (await Task.WhenAny(running, stage.App.BaseUrl) == running)
            await running;

        await whileItRuns();
        stage.App.Stop();
        await running;
    }

    private static async Task<HttpStatusCode> PostAsync(Stage stage, string path, string body, string secret = Secret)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { WebhookSecret.HeaderName, secret } } };
        using HttpResponseMessage response = await http.PostAsync(new Uri(await stage.App.BaseUrl, path), new StringContent(body));
        return response.StatusCode;
    }

    private static string Message(Stage stage, string author) =>
        Event(stage, "conversation:message", $$$"""{"id":"1","author":{"type":"{{{author}}}" },"content":{"type":"text","text":"Hi" } }""");

    private static string Event(Stage stage, string type, string message) => $$"""
        {"app":{"id":"{{stage.AppId}}" },"webhook":{"id":"1","version":"v2" },"events":[{"id":"event-1","createdAt":"2026-11-25T12:00:00.000Z","type":"{{type}}",
        "payload":{"conversation":{"id":"{{stage.ConversationId}}" },"message":{{message}} } }]}
        """;

    /// <summary>Stands for the broker of a block, whose interface only the block knows.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "The proxy derives from it when it runs.")]
    public class Queue : DispatchProxy
    {
        public List<byte[]> Bodies { get; } = [];

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Bodies.Add((byte[])args![0]!);
            return Task.CompletedTask;
        }
    }
}
