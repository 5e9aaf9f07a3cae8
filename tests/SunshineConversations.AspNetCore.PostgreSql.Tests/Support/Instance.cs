using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>An instance of an application as a separate process: see <see cref="Program"/>.</summary>
internal sealed class Instance : IAsyncDisposable
{
    /// <summary>The service waits 20 seconds.</summary>
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(20) };

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<Attempt> _attempts = new();
    private readonly ConcurrentQueue<string> _log = new();
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly Task _reading;

    private Instance(string name, Process process)
    {
        Name = name;
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    public string Name { get; }

    public bool HasEnded => _process.HasExited;

    /// <summary>The handlers that ran.</summary>
    public IReadOnlyCollection<Attempt> Attempts => _attempts;

    /// <summary>The other lines that it wrote.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Starts one, and waits until it listens. Its connections have its name.</summary>
    public static async Task<Instance> StartAsync(string name, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var instance = new Instance(name, process);
        try
        {
            await instance._url.Task.WaitAsync(Patience);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    /// <returns>Whether the response was 200.</returns>
    public async Task<bool> PostAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(await _url.Task, Receiver.Path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { { WebhookSecret.HeaderName, Receiver.Secret } },
        };
        try
        {
            using HttpResponseMessage response = await Client.SendAsync(request);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>As a deployment does: SIGTERM.</summary>
    public async Task StopAsync()
    {
        using (Process kill = Process.Start("kill", [_process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        await EndAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await EndAsync();
        _process.Dispose();
    }

    private async Task EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading;
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["listening", var url]:
                    _url.SetResult(new(url));
                    break;
                case ["begin", var id, var time]:
                    _attempts.Enqueue(new(id, Time(time)));
                    break;
                case [("end" or "fail") and var how, var id, var time]:
                    Attempt attempt = _attempts.Last(attempt => attempt.Id == id);
                    attempt.End = Time(time);
                    attempt.IsHandled = how == "end";
                    break;
                default:
                    _log.Enqueue(line);
                    break;
            }
        }

        _url.TrySetException(new InvalidOperationException($"The instance ended before it listened:\n{string.Join('\n', _log)}"));

        static long Time(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }
}

/// <summary>A handler that ran. Its times are those of the machine.</summary>
internal sealed class Attempt(string id, long begin)
{
    public string Id => id;

    public string Conversation => id.Split('.')[0];

    public long Begin => begin;

    public long End { get; set; } = long.MaxValue;

    public bool IsHandled { get; set; }

    /// <summary>Whether its process was killed before its result was in the database.</summary>
    public bool IsCut { get; set; }
}
