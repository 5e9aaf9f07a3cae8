using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace SunshineConversations.Emulator.Tests.Browser;

/// <summary>Chromium without a window, driven by its DevTools protocol. It starts with the first page.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _profile = Directory.CreateTempSubdirectory("chromium-").FullName;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _calls = [];
    private readonly ConcurrentDictionary<string, BrowserPage> _pages = [];
    private readonly Lazy<Task> _start;
    private Process? _process;
    private int _lastId;

    public Chromium() => _start = new(StartAsync);

    /// <summary>The path of the browser; null if there is none.</summary>
    internal static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : (
        from name in (string[])["chromium", "chromium-browser", "google-chrome"]
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path).FirstOrDefault();

    private ClientWebSocket Socket { get; } = new();

    private SemaphoreSlim Sending { get; } = new(1);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Socket.Dispose();
        Sending.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    /// <summary>A new context: its pages share storage and locks, and nothing with those of other contexts.</summary>
    internal async Task<string> CreateContextAsync()
    {
        await _start.Value;
        string context = (string)(await CallAsync("Target.createBrowserContext"))["browserContextId"]!;
        await CallAsync("Browser.grantPermissions", new() { ["permissions"] = new JsonArray("clipboardReadWrite", "clipboardSanitizedWrite"), ["browserContextId"] = context });
        return context;
    }

    /// <param name="context">The context.</param>
    /// <param name="address">The URL of the page.</param>
    /// <param name="script">A script that runs before those of the page.</param>
    internal async Task<BrowserPage> OpenAsync(string context, Uri address, string script)
    {
        string target = (string)(await CallAsync("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context }))["targetId"]!;
        string session = (string)(await CallAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        BrowserPage page = _pages[session] = new(this, target, session);
        foreach (string domain in (string[])["Page", "Runtime", "Log"])
            await page.CallAsync($"{domain}.enable");

        // Otherwise only the page that was opened last is visible.
        await page.CallAsync("Emulation.setFocusEmulationEnabled", new() { ["enabled"] = true });
        await page.CallAsync("Emulation.setTimezoneOverride", new() { ["timezoneId"] = "UTC" });
        await page.CallAsync("Emulation.setLocaleOverride", new() { ["locale"] = "en-GB" });
        await page.CallAsync("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = script });
        await page.GoAsync(address);
        return page;
    }

    internal async Task<JsonObject> CallAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        int id = Interlocked.Increment(ref _lastId);
        TaskCompletionSource<JsonObject> call = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            message["sessionId"] = session;

        await Sending.WaitAsync();
        try
        {
            await Socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            Sending.Release();
        }

        JsonObject response = await call.Task.WaitAsync(Patience);
        return response["result"]?.AsObject() ?? throw new InvalidOperationException($"{method}: {response["error"]}");
    }

    private async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            Program!,
            ["--headless=new", "--no-sandbox", "--remote-debugging-port=0", $"--user-data-dir={_profile}", "--hide-scrollbars", "--disable-gpu", "--disable-dev-shm-usage"])
        {
            RedirectStandardError = true,
        })!;
        var output = new StringBuilder();
        const string Listening = "DevTools listening on ";
        while (await _process.StandardError.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            output.AppendLine(line);
            if (!line.StartsWith(Listening, StringComparison.Ordinal))
                continue;

            // Read on, or the browser would stop when the pipe is full.
            _ = _process.StandardError.ReadToEndAsync();
            await Socket.ConnectAsync(new Uri(line[Listening.Length..]), CancellationToken.None);
            _ = ReceiveAsync();
            return;
        }

        throw new InvalidOperationException($"{Program} did not start: {output}");
    }

    private async Task ReceiveAsync()
    {
        using var message = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (Socket.State == WebSocketState.Open)
        {
            ValueWebSocketReceiveResult received = await Socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            message.Write(buffer, 0, received.Count);
            if (!received.EndOfMessage || received.MessageType == WebSocketMessageType.Close)
                continue;

            JsonObject json = JsonNode.Parse(message.ToArray())!.AsObject();
            message.SetLength(0);
            if (json["id"] is { } id && _calls.TryRemove((int)id, out TaskCompletionSource<JsonObject>? call))
                call.SetResult(json);
            else if (json["sessionId"] is { } session && _pages.TryGetValue((string)session!, out BrowserPage? page))
                page.Hear((string)json["method"]!, json["params"]!.AsObject());
        }
    }
}
