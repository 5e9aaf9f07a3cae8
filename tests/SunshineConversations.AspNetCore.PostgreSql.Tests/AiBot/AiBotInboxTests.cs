using System.Diagnostics;
using Npgsql;
using SunshineConversations.Emulator;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.AiBot;

/// <summary>The same bot over the inbox: the service does not wait for the model, and a process that is killed loses nothing.</summary>
public sealed class AiBotInboxTests
{
    [PostgreSqlFact]
    public async Task The_service_does_not_wait_and_messages_that_come_while_the_model_works_have_one_response()
    {
        await using Database database = await Database.CreateAsync();
        await using RunningBot bot = await RunningBot.StartAsync(web => web.UseSetting("ConnectionStrings:Inbox", database.ConnectionString("bot")));
        await AiBotTests.GatherAsync(bot, async () =>
        {
            await bot.Emulator.WaitForDeliveriesAsync();
            Assert.All(bot.Emulator.Deliveries, delivery => Assert.Equal(EmulatorDeliveryStatus.Delivered, delivery.Status));
            Assert.Single(bot.Model.Requests);
        });
        await database.UntilEmptyAsync();
        await bot.IsSilentAsync();
        Assert.Equal(2, bot.Model.Requests.Count);
    }

    [PostgreSqlFact]
    public async Task A_process_that_is_killed_after_its_response_does_not_respond_again()
    {
        await using Database database = await Database.CreateAsync();
        await using RunningBot bot = await RunningBot.PrepareAsync();
        Gate gate = bot.Model.Hold();
        Process first = bot.StartProcess(database.ConnectionString("first"));
        await bot.Emulator.WaitForWebhookAsync(RunningBot.Patience);
        await bot.Ann.SendMessageAsync("Hello");
        await bot.Model.UntilRequestedAsync(1);

        // Its result cannot be written.
        await using (var connection = new NpgsqlConnection(database.ConnectionString("tests")))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("lock table sunshine_inbox in share mode", connection, transaction);
            await command.ExecuteNonQueryAsync();
            gate.Open();
            await bot.SaysAsync("Hello");
            first.Kill();
            await first.WaitForExitAsync();
            await database.CutAsync("first");
        }

        bot.StartProcess(database.ConnectionString("second"));
        await database.UntilEmptyAsync();
        Assert.Equal(2, await database.ScalarAsync<int>("select attempts from sunshine_inbox"));
        await bot.IsSilentAsync();
        Assert.Single(bot.Model.Requests);
    }
}
