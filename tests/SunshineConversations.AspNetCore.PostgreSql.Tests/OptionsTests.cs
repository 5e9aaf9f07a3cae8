using Microsoft.Extensions.Options;
using Npgsql;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests;

/// <summary>Mistakes that are reported before a database is needed.</summary>
public sealed class OptionsTests
{
    private const string Anywhere = "Host=127.0.0.1;Port=1";

    public static TheoryData<Action<PostgreSqlInboxOptions>, string> Invalid { get; } = new()
    {
        { options => options.Table = null!, "Table must be a name such as sunshine_inbox or bots.inbox" },
        { options => options.Table = "Inbox", "Table must be" },
        { options => options.Table = "inbox; drop table x", "Table must be" },
        { options => options.Table = "a.b.c", "Table must be" },
        { options => options.Table = "inbox\n", "Table must be" },
        { options => options.Table = new string('a', 41), "Table must be" },
        { options => options.Concurrency = -1, "Concurrency must be from 0 to 1,000." },
        { options => options.Concurrency = 1001, "Concurrency must be" },
        { options => options.MaxAttempts = 0, "MaxAttempts must be from 1 to 100." },
        { options => options.MaxAttempts = 101, "MaxAttempts must be" },
        { options => options.HandlerTimeout = TimeSpan.FromMilliseconds(999), "HandlerTimeout must be at least 1 second, and at most 1 day." },
        { options => options.HandlerTimeout = TimeSpan.FromDays(1.1), "HandlerTimeout must be" },
        { options => options.KeepHandledFor = TimeSpan.FromMinutes(29), "KeepHandledFor must be at least 30 minutes, since the service redelivers an event for 15, and at most 10 years." },
        { options => options.KeepHandledFor = TimeSpan.MaxValue, "KeepHandledFor must be" },
        { options => options.KeepFailedFor = TimeSpan.FromMinutes(29), "KeepFailedFor must be at least 30 minutes, and at most 10 years." },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task An_invalid_option_keeps_the_host_from_starting(Action<PostgreSqlInboxOptions> change, string problem)
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => Receiver.StartAsync(webhooks =>
            webhooks.AddHandler<WebhookEvent>((_, _) => Task.CompletedTask).UsePostgreSqlInbox(Anywhere, change)));

        Assert.StartsWith(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_names_the_table_and_an_invalid_name_is_refused()
    {
        string script = new PostgreSqlInboxOptions { Table = "bots.order" }.GetTableScript();

        Assert.Contains("create table if not exists \"bots\".\"order\" (", script, StringComparison.Ordinal);
        Assert.Contains("create index if not exists \"order_due\" on \"bots\".\"order\" (due, seq) where closed is null and isfinite(due);", script, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => new PostgreSqlInboxOptions { Table = "order by" }.GetTableScript());
    }

    [Fact]
    public async Task The_arguments_are_checked_at_once()
    {
        SunshineConversationsWebhooksBuilder webhooks = new ServiceCollection().AddSunshineConversationsWebhooks();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(Anywhere);

        Assert.Equal("connectionString", Assert.Throws<ArgumentException>(() => webhooks.UsePostgreSqlInbox(" ")).ParamName);
        Assert.Equal("connectionString", Assert.Throws<ArgumentNullException>(() => webhooks.UsePostgreSqlInbox((string)null!)).ParamName);
        Assert.Equal("dataSource", Assert.Throws<ArgumentNullException>(() => webhooks.UsePostgreSqlInbox((NpgsqlDataSource)null!)).ParamName);
        Assert.Equal("dataSource", Assert.Throws<ArgumentNullException>(() => webhooks.UsePostgreSqlInbox((Func<IServiceProvider, NpgsqlDataSource>)null!)).ParamName);
        Assert.Equal("builder", Assert.Throws<ArgumentNullException>(() => SunshineConversationsInboxBuilderExtensions.UsePostgreSqlInbox(null!, source)).ParamName);
        webhooks.UsePostgreSqlInbox(Anywhere).UsePostgreSqlInbox(Anywhere);
        Assert.StartsWith("The receivers of an application share one inbox", Assert.Throws<InvalidOperationException>(() => webhooks.UsePostgreSqlInbox(source)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receivers_whose_functions_get_the_same_data_source_share_it_and_others_are_refused_at_the_start()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(Anywhere);
        await using NpgsqlDataSource other = NpgsqlDataSource.Create(Anywhere);
        foreach ((NpgsqlDataSource second, bool isRefused) in (IEnumerable<(NpgsqlDataSource, bool)>)[(source, false), (other, true)])
        {
            ServiceCollection services = [];
            services.AddLogging();
            services.AddSunshineConversationsWebhooks().UsePostgreSqlInbox(_ => source);
            services.AddSunshineConversationsWebhooks("second").UsePostgreSqlInbox(_ => second);
            await using ServiceProvider provider = services.BuildServiceProvider();

            Exception? e = Record.Exception(() => provider.GetRequiredService<IWebhookInbox>());

            Assert.Equal(isRefused, e is InvalidOperationException && e.Message.StartsWith("The receivers of an application share one inbox", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_description_of_a_service_or_an_event_contains_the_password_or_a_text()
    {
        ServiceCollection services = [];
        services.AddSunshineConversationsWebhooks().UsePostgreSqlInbox($"{Anywhere};Password=the-password");

        Assert.DoesNotContain("the-password", string.Join('\n', services), StringComparison.Ordinal);
        Assert.DoesNotContain(Delivery.Text, EventRow.Of(WebhookPayload.Parse(Delivery.Of("ann1")), WebhookPayload.Parse(Delivery.Of("ann1")).Events[0], "", "").ToString(), StringComparison.Ordinal);
    }

    /// <summary>The parts are hashed with their lengths.</summary>
    [Fact]
    public void Different_events_have_different_keys()
    {
        string[] bodies =
        [
            Delivery.Of("ann1"),
            Delivery.Of("ann2"),
            Delivery.Of("ann1").Replace("the-hook", "the-hooka", StringComparison.Ordinal).Replace("\"ann1\"", "\"nn1\"", StringComparison.Ordinal),
            Delivery.Of("ann1").Replace("the-hook", "", StringComparison.Ordinal),
        ];
        (string Receiver, string Body)[] all = [.. bodies.Select(body => ("", body)), ("other", bodies[0])];

        EventRow[] rows = [.. all.Select(each => EventRow.Of(WebhookPayload.Parse(each.Body), WebhookPayload.Parse(each.Body).Events[0], each.Receiver, "public.inbox"))];

        Assert.Equal(all.Length, rows.Select(row => row.Key).Distinct().Count());
        // Conversations: ann's of two receivers.
        Assert.Equal(2, rows.Select(row => row.Conversation).Distinct().Count());
    }
}
