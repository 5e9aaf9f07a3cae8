using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using SunshineConversations.Emulator;
using Xunit;

namespace Sunshine_Bot.Tests;

/// <summary>The emulator, and the bot as its program starts, on free ports of this machine.</summary>
public sealed class BotFixture : IAsyncLifetime
{
    private WebApplicationFactory<Program>? _bot;

    public SunshineConversationsEmulator Emulator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Emulator = await SunshineConversationsEmulator.StartAsync();
        _bot = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web
            .UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("SunshineConversations:BaseUrl", Emulator.BaseUrl.ToString())
            .UseSetting("SunshineConversations:KeyId", Emulator.Options.KeyId)
            .UseSetting("SunshineConversations:KeySecret", Emulator.Options.KeySecret)
            .UseSetting("SunshineConversations:AppId", Emulator.Options.AppId));
        // A real server, since the emulator calls the bot's webhook.
        _bot.UseKestrel();
        _bot.StartServer();
        await Emulator.WaitForWebhookAsync();
    }

    public async Task DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();

        await Emulator.DisposeAsync();
    }
}
