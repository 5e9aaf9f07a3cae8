using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using SunshineConversations.Emulator;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.AiBot;

/// <summary>One for the tests that need no settings.</summary>
public sealed class AiBotFixture : IAsyncLifetime
{
    internal RunningBot Bot { get; private set; } = null!;

    public async Task InitializeAsync() => Bot = await RunningBot.StartAsync();

    public async Task DisposeAsync() => await Bot.DisposeAsync();
}

/// <summary>The sample as its program starts, with the emulator and a model on free ports of this machine.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, string> _settings;
    private readonly List<Process> _processes = [];
    private WebApplicationFactory<global::Program>? _bot;

    private RunningBot(SunshineConversationsEmulator emulator, ModelServer model)
    {
        Emulator = emulator;
        Model = model;
        Ann = emulator.CreateUser();
        _settings = new()
        {
            ["urls"] = "http://127.0.0.1:0",
            ["SunshineConversations:BaseUrl"] = emulator.BaseUrl.ToString(),
            ["SunshineConversations:KeyId"] = emulator.Options.KeyId,
            ["SunshineConversations:KeySecret"] = emulator.Options.KeySecret,
            ["SunshineConversations:AppId"] = emulator.Options.AppId,
            ["Model:Endpoint"] = model.Endpoint.ToString(),
            ["Model:Name"] = "small",
            ["Model:ApiKey"] = "secret",
        };
    }

    public SunshineConversationsEmulator Emulator { get; }

    public ModelServer Model { get; }

    public SimulatedUser Ann { get; private set; }

    public CapturingLogger Log { get; } = new();

    public string AppId => Emulator.Options.AppId;

    /// <summary>The client of the bot.</summary>
    public SunshineConversationsClient Client => _bot!.Services.GetRequiredService<SunshineConversationsClient>();

    public static async Task<RunningBot> StartAsync(Action<IWebHostBuilder>? configure = null)
    {
        RunningBot bot = await PrepareAsync();
        bot._bot = new WebApplicationFactory<global::Program>().WithWebHostBuilder(web =>
        {
            foreach ((string name, string value) in bot._settings)
                web.UseSetting(name, value);

            web.ConfigureLogging(logging => logging.ClearProviders()).ConfigureServices(bot.Log.Services);
            configure?.Invoke(web);
        });
        bot._bot.UseKestrel();
        bot._bot.StartServer();
        await bot.Emulator.WaitForWebhookAsync(Patience);
        return bot;
    }

    /// <summary>Everything but the bot.</summary>
    public static async Task<RunningBot> PrepareAsync() => new(await SunshineConversationsEmulator.StartAsync(), await ModelServer.StartAsync());

    /// <summary>Starts the bot as a process, which is killed at the latest when this is disposed.</summary>
    public Process StartProcess(string inbox)
    {
        _settings["ConnectionStrings:Inbox"] = inbox;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "AiBot.dll"), .. _settings.Select(each => $"--{each.Key}={each.Value}")])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        _processes.Add(process);
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Waits for the next message of the bot, which must be this.</summary>
    public async Task SaysAsync(string text) => Assert.Equal(text, (await Ann.WaitForMessageAsync(Patience)).Text);

    /// <summary>The deliveries with messages that Ann wrote.</summary>
    public IEnumerable<EmulatorDelivery> Delivered => Emulator.Deliveries.Where(delivery => (string?)delivery.Body["events"]?[0]?["payload"]?["message"]?["author"]?["userId"] == Ann.Id);

    /// <summary>A new Ann, and a model that has heard nothing yet.</summary>
    public RunningBot Anew()
    {
        Ann = Emulator.CreateUser();
        Model.Reset();
        return this;
    }

    /// <summary>When everything is delivered, it has said nothing more.</summary>
    public async Task IsSilentAsync()
    {
        await Emulator.WaitForDeliveriesAsync();
        await Ann.ExpectNoMessageAsync(TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();

        foreach (Process process in _processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await Model.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
