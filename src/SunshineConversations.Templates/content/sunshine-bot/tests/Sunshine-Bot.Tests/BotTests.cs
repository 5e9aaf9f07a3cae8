using SunshineConversations.Emulator;
using Xunit;

namespace Sunshine_Bot.Tests;

public sealed class BotTests(BotFixture bot) : IClassFixture<BotFixture>
{
    private readonly SimulatedUser _user = bot.Emulator.CreateUser();

    [Fact]
    public async Task It_repeats_what_a_user_writes()
    {
        await _user.SendMessageAsync("Hello");

        EmulatorMessage reply = await _user.WaitForMessageAsync();
        Assert.Equal("You said: Hello", reply.Text);
        Assert.Equal(["menu", "agent"], reply.Actions.Select(action => action.Text));
    }

    [Fact]
    public async Task Its_menu_can_be_pressed()
    {
        await _user.SendMessageAsync("menu");
        await _user.WaitForMessageAsync();
        await _user.PressAsync("Opening hours");

        Assert.Equal("We are here from 9 to 5.", (await _user.WaitForMessageAsync()).Text);
    }

    [Fact]
    public async Task It_is_silent_while_agents_are_in_control()
    {
        await _user.SendMessageAsync("agent");
        Assert.Equal("An agent will be with you shortly.", (await _user.WaitForMessageAsync()).Text);
        await bot.Emulator.WaitForDeliveriesAsync();

        await _user.SendMessageAsync("Are you there?");
        await _user.ExpectNoMessageAsync(TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task It_responds_later_if_the_service_fails()
    {
        bot.Emulator.InjectFault("PostMessage", EmulatorFault.ServiceUnavailable);
        await _user.SendMessageAsync("Hello");

        // The service redelivers after a minute what the bot could not handle.
        await bot.Emulator.RetryNowAsync();
        Assert.Equal("You said: Hello", (await _user.WaitForMessageAsync()).Text);
    }
}
