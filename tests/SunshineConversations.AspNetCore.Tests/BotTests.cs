using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using SunshineConversations.Emulator;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>A bot as an application has it: it sets itself up, and receives only what it should respond to.</summary>
public sealed class BotTests : IAsyncLifetime
{
    private const string User = """ "author":{"type":"user"} """;

    private readonly ConcurrentQueue<string> _handled = new();
    private SunshineConversationsEmulator _emulator = null!;

    public async Task InitializeAsync() => _emulator = await SunshineConversationsEmulator.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task It_is_set_up_when_the_server_listens_and_receives_what_users_write_until_an_agent_has_control()
    {
        await using Receiver receiver = await StartAsync();
        SimulatedUser ann = _emulator.User("your-own-user-id");
        SunshineConversationsClient client = receiver.App.Services.GetRequiredService<SunshineConversationsClient>();
        string appId = _emulator.Options.AppId;
        Assert.Equal("Healthy", await HealthAsync(receiver));

        string conversationId = (await ann.SendMessageAsync("Hello")).ConversationId;
        await _emulator.WaitForDeliveriesAsync();
        await client.Messages.PostMessageAsync(appId, conversationId, new(MessageAuthor.Business(), "Hello, user"));
        await _emulator.WaitForDeliveriesAsync();
        await client.SwitchboardActions.PassControlAsync(appId, conversationId, new(SwitchboardTarget.AgentWorkspace));
        await ann.SendMessageAsync("Are you there?");
        await _emulator.WaitForDeliveriesAsync();

        Assert.Equal(["Hello"], _handled);
        Assert.Contains("The bot 'EchoBot' is set up. Created the integration 'EchoBot' with its webhook.", receiver.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_logged_and_reported_and_retried_and_until_then_deliveries_are_kept()
    {
        await using Receiver receiver = await StartAsync(builder =>
        {
            builder.Configuration["SunshineConversations:KeySecret"] = "wrong";
            builder.Configuration[$"{Receiver.Section}:Secrets:0"] = Receiver.Secret;
        });

        Assert.Equal("Unhealthy", await HealthAsync(receiver));
        // The secret of another webhook is known: that of the bot's is not, and a 401 would lose its deliveries.
        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await receiver.PostAsync(Batch.One, "the new one"));
        Assert.Contains("Setting up the bot of the receiver '' failed and will be retried", receiver.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", receiver.Log.Text.Replace("wrong_key", "", StringComparison.Ordinal), StringComparison.Ordinal);

        receiver.Reload(("SunshineConversations:KeySecret", _emulator.Options.KeySecret));
        await receiver.Log.WaitForAsync("The bot 'EchoBot' is set up.");
        Assert.Equal("Healthy", await HealthAsync(receiver));
    }

    [Fact]
    public async Task It_is_not_healthy_before_it_is_set_up_although_another_secret_is_known()
    {
        string before = "";
        using var http = new HttpClient();
        await using Receiver receiver = await StartAsync(
            builder => builder.Configuration[$"{Receiver.Section}:Secrets:0"] = Receiver.Secret,
            url =>
            {
                using HttpResponseMessage response = http.Send(new(HttpMethod.Get, url + "/health"));
                using var body = new StreamReader(response.Content.ReadAsStream());
                before = body.ReadToEnd();
            });

        Assert.Equal("Unhealthy", before);
        Assert.Equal("Healthy", await HealthAsync(receiver));
    }

    [Fact]
    public async Task Of_several_receivers_each_has_the_secret_of_its_bot()
    {
        await using Receiver receiver = await Receiver.StartAsync(
            builder =>
            {
                AddClient(builder);
                foreach (string name in (string[])["red", "blue"])
                {
                    builder.Services.AddSunshineConversationsWebhooks(name)
                        .SetUp(_emulator.Options.AppId, new(name, $"http://127.0.0.1:9/{name}"))
                        .AddHandler<WebhookEvent>((_, _) => Task.CompletedTask);
                }
            },
            app =>
            {
                app.MapSunshineConversationsWebhooks("/red", "red");
                app.MapSunshineConversationsWebhooks("/blue", "blue");
            });
        SunshineConversationsClient client = receiver.App.Services.GetRequiredService<SunshineConversationsClient>();
        await receiver.Log.WaitForAsync("The bot 'red' is set up.");
        await receiver.Log.WaitForAsync("The bot 'blue' is set up.");

        await foreach (Integration bot in client.Integrations.ListAllIntegrationsAsync(_emulator.Options.AppId, IntegrationListFilter.ByTypes(IntegrationType.Custom)))
        {
            string secret = Assert.Single((await client.Webhooks.ListWebhooksAsync(_emulator.Options.AppId, bot.Id)).Webhooks).Secret!;
            Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Batch.One, secret, $"/{bot.DisplayName}"));
            Assert.Equal(HttpStatusCode.Unauthorized, await receiver.PostAsync(Batch.One, secret, bot.DisplayName == "red" ? "/blue" : "/red"));
        }
    }

    [Theory]
    [InlineData(true, $$"""{"conversation":{"id":"c"},"message":{ {{User}} } }""")]
    [InlineData(true, $$"""{"conversation":{"id":"c","activeSwitchboardIntegration":{"name":"bot"} },"message":{ {{User}} } }""")]
    [InlineData(false, $$"""{"conversation":{"id":"c","activeSwitchboardIntegration":{"name":"zd-agentWorkspace"} },"message":{ {{User}} } }""")]
    [InlineData(false, """{"conversation":{"id":"c"},"message":{"author":{"type":"business"} } }""")]
    public async Task A_bot_handler_receives_what_is_for_the_bot(bool isForBot, string payload)
    {
        int handled = 0;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .AddBotHandler<ConversationMessageEvent>("bot", (_, _, _) => Task.FromResult(++handled))
            .AddBotHandler<WebhookEvent>("bot", (_, _, _) => Task.FromResult(++handled))
            .AddBotHandler<ConversationPostbackEvent>("bot", (_, _, _) => Task.FromResult(++handled)));

        Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync($$"""{"events":[{"type":"conversation:message","payload":{{payload}} }]}"""));

        Assert.Equal(isForBot ? 2 : 0, handled);
    }

    [Fact]
    public async Task A_webhook_of_Zendesk_itself_is_named()
    {
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.AddHandler<WebhookEvent>((_, _) => Task.CompletedTask));

        Assert.Equal(HttpStatusCode.Unauthorized, await receiver.SendAsync(HttpMethod.Post, key: null, change: request => request.Headers.Add("X-Zendesk-Webhook-Signature", "x")));

        Assert.Contains("the request is a webhook of Zendesk itself", receiver.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_bot_can_have_is_refused_by_name()
    {
        SunshineConversationsWebhooksBuilder webhooks = new ServiceCollection().AddSunshineConversationsWebhooks();
        webhooks.SetUp("a", new("EchoBot", "http://127.0.0.1:9/"));

        Assert.Equal("switchboardIntegration", Assert.ThrowsAny<ArgumentException>(() => webhooks.AddBotHandler<WebhookEvent>("", (_, _, _) => Task.CompletedTask)).ParamName);
        Assert.Equal("handler", Assert.ThrowsAny<ArgumentException>(() => webhooks.AddBotHandler<WebhookEvent>("bot", null!)).ParamName);
        Assert.Contains("UserMergeEvent", Assert.Throws<InvalidOperationException>(() => webhooks.AddBotHandler<UserMergeEvent>("bot", (_, _, _) => Task.CompletedTask)).Message, StringComparison.Ordinal);
        Assert.Equal("appId", Assert.ThrowsAny<ArgumentException>(() => webhooks.SetUp("", new("EchoBot", "http://127.0.0.1:9/"))).ParamName);
        Assert.Equal("setup", Assert.ThrowsAny<ArgumentException>(() => webhooks.SetUp("a", null!)).ParamName);
        Assert.Equal("setup", Assert.ThrowsAny<ArgumentException>(() => webhooks.SetUp("a", new("EchoBot", "http://127.0.0.1:9/") { Triggers = [] })).ParamName);
        Assert.Equal("describe", Assert.ThrowsAny<ArgumentException>(() => webhooks.SetUp(null!)).ParamName);
        Assert.Contains("twice", Assert.Throws<InvalidOperationException>(() => webhooks.SetUp("a", new("EchoBot", "http://127.0.0.1:9/"))).Message, StringComparison.Ordinal);
    }

    private Task<Receiver> StartAsync(Action<WebApplicationBuilder>? configure = null, Action<string>? beforeSetUp = null) => Receiver.StartAsync(
        builder =>
        {
            AddClient(builder);
            configure?.Invoke(builder);
            builder.Services.AddHealthChecks().AddSunshineConversationsWebhooks();
            builder.Services.AddSunshineConversationsWebhooks()
                .SetUp(services =>
                {
                    string url = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
                    beforeSetUp?.Invoke(url);
                    return (_emulator.Options.AppId, new("EchoBot", url + Receiver.Path)
                    {
                        SwitchboardIntegration = "bot",
                        NextSwitchboardIntegration = SwitchboardTarget.AgentWorkspace,
                        IsDefault = true,
                        DeliverStandbyEvents = true,
                    });
                })
                .AddBotHandler<ConversationMessageEvent>("bot", (received, _, _) =>
                {
                    _handled.Enqueue(((TextMessage)received.Payload.Message!.Content!).Text!);
                    return Task.CompletedTask;
                });
        },
        app =>
        {
            app.MapSunshineConversationsWebhooks(Receiver.Path);
            app.MapHealthChecks("/health");
        });

    private void AddClient(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SunshineConversations:BaseUrl"] = _emulator.BaseUrl.ToString(),
            ["SunshineConversations:KeyId"] = _emulator.Options.KeyId,
            ["SunshineConversations:KeySecret"] = _emulator.Options.KeySecret,
        });
        builder.Services.AddSunshineConversations();
    }

    private static async Task<string> HealthAsync(Receiver receiver)
    {
        using var http = new HttpClient();
        using HttpResponseMessage response = await http.GetAsync(new Uri(receiver.Url, "/health"));
        return await response.Content.ReadAsStringAsync();
    }
}
