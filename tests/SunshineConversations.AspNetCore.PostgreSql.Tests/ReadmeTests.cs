using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>The blocks of the package's README, word by word.</summary>
public sealed class ReadmeTests
{
    [PostgreSqlFact]
    public async Task Use_it()
    {
        await using Database database = await Database.CreateAsync();
        string connectionString = database.ConnectionString("readme");
        var seen = new Seen();

        await RunAsync(
            builder =>
            {
                builder.Services.AddSingleton(seen);

                builder.Services.AddSunshineConversationsWebhooks()
                    .AddBotHandler<ConversationMessageEvent, LanguageModelBot>("bot")
                    .UsePostgreSqlInbox(connectionString, inbox =>
                    {
                        inbox.Concurrency = 32;
                        inbox.HandlerTimeout = TimeSpan.FromMinutes(2);
                    });

                builder.Services.AddHealthChecks().AddSunshineConversationsInbox(maxAge: TimeSpan.FromMinutes(10));
            },
            async receiver =>
            {
                await receiver.SendAsync("ann1");
                await Wait.UntilAsync(() => seen.Ids.Contains("ann1"), "the bot");
                await database.UntilEmptyAsync();
                await Wait.UntilAsync(async () => (await receiver.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status == HealthStatus.Healthy, "health");
            });
    }

    [PostgreSqlFact]
    public async Task At_scale_in_the_README_of_the_receiver()
    {
        await using Database database = await Database.CreateAsync();
        string connectionString = database.ConnectionString("readme");
        var seen = new Seen();

        await RunAsync(
            builder =>
            {
                builder.Services.AddSingleton(seen);

                builder.Services.AddSunshineConversationsWebhooks()
                    .AddBotHandler<ConversationMessageEvent, LanguageModelBot>("bot")
                    .UsePostgreSqlInbox(connectionString);
            },
            async receiver =>
            {
                await receiver.SendAsync("ann1");
                await database.UntilEmptyAsync();
                Assert.Contains("ann1", seen.Ids);
            });
    }

    [PostgreSqlFact]
    public async Task Use_it_with_a_data_source_that_is_a_service_and_operate_it()
    {
        await using Database database = await Database.CreateAsync();
        string connectionString = database.ConnectionString("readme");
        var seen = new Seen();
        using var console = new StringWriter { NewLine = "\n" };

        await RunAsync(
            builder =>
            {
                builder.Services.AddSingleton(seen);

                builder.Services.AddSingleton(NpgsqlDataSource.Create(connectionString));
                builder.Services.AddSunshineConversationsWebhooks()
                    .AddHandler<ConversationPostbackEvent, Shop>()
                    .UsePostgreSqlInbox(services => services.GetRequiredService<NpgsqlDataSource>());

                builder.Services.Configure<PostgreSqlInboxOptions>(options => options.MaxAttempts = 1);
            },
            async receiver =>
            {
                Assert.Equal(HttpStatusCode.OK, await receiver.PostAsync(Delivery.Of("ann1").Replace("conversation:message", "conversation:postback", StringComparison.Ordinal)));
                await database.UntilAsync("exists (select from sunshine_inbox where closed is not null and error is not null)");
                IWebhookInbox inbox = receiver.App.Services.GetRequiredService<IWebhookInbox>();
                StringWriter Console = console;

                InboxStatus status = await inbox.GetStatusAsync();
                Console.WriteLine($"{status.Waiting} events wait, {status.Failed} were set aside.");
                foreach (FailedWebhookEvent failed in await inbox.ListFailedAsync())
                {
                    Console.WriteLine($"{failed.Payload?.Events[0].Type}: {failed.Error}");
                    await inbox.RetryAsync(failed.Key);
                }

                await Wait.UntilAsync(() => seen.Ids.Count == 2, "the retry");
                await database.UntilEmptyAsync();
            });

        Assert.Equal("0 events wait, 1 were set aside.\nconversation:postback: System.InvalidOperationException: sold out\n", console.ToString());
    }

    [Fact]
    public void Print_the_script()
    {
        using var console = new StringWriter();
        StringWriter Console = console;

        Console.WriteLine(new PostgreSqlInboxOptions { Table = "bots.inbox" }.GetTableScript());

        Assert.Contains("create table if not exists \"bots\".\"inbox\" (", console.ToString(), StringComparison.Ordinal);
    }

    private static async Task RunAsync(Action<WebApplicationBuilder> configure, Func<Receiver, Task> whileItRuns)
    {
        await using Receiver receiver = await Receiver.StartAsync(
            builder =>
            {
                builder.Configuration[$"{Receiver.Section}:Secrets:0"] = Receiver.Secret;
                configure(builder);
            },
            app => app.MapSunshineConversationsWebhooks(Receiver.Path));
        await whileItRuns(receiver);
        await receiver.App.StopAsync();
    }

    private sealed class Seen
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Ids { get; } = new();
    }

    private sealed class LanguageModelBot(Seen seen) : IWebhookHandler<ConversationMessageEvent>
    {
        public Task HandleAsync(ConversationMessageEvent received, WebhookContext context, CancellationToken cancellationToken)
        {
            seen.Ids.Enqueue(received.Id);
            return Task.CompletedTask;
        }
    }

    private sealed class Shop(Seen seen) : IWebhookHandler<ConversationPostbackEvent>
    {
        public Task HandleAsync(ConversationPostbackEvent received, WebhookContext context, CancellationToken cancellationToken)
        {
            seen.Ids.Enqueue(received.Id);
            return seen.Ids.Count == 1 ? Task.FromException(new InvalidOperationException("sold out")) : Task.CompletedTask;
        }
    }
}
