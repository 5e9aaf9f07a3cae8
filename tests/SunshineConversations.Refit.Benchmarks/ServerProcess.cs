using SunshineConversations.Emulator;

namespace SunshineConversations.Benchmarks;

/// <summary>A server in a separate process, so that its cost is not attributed to the client: this program again, with another argument.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string EmulatorArgument = "serve-emulator";
    public const string FixedArgument = "serve-fixed";
    public const string ReceiverArgument = "serve-receiver";
    public const string InboxArgument = "serve-inbox";

    private readonly Process _process;

    private ServerProcess(Process process, Uri baseUrl)
    {
        _process = process;
        BaseUrl = baseUrl;
    }

    public Uri BaseUrl { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. RuntimeArguments, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended before it listened.");
        return new(process, new Uri(url));
    }

    public static async Task<int> RunEmulatorAsync()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        await ServeAsync(emulator.BaseUrl);
        return 0;
    }

    /// <summary>Says where it listens, and serves until the parent closes its end.</summary>
    public static async Task ServeAsync(Uri baseUrl)
    {
        Console.WriteLine(baseUrl);
        await Console.In.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Run as <c>dotnet X.dll</c> the process is dotnet itself, and needs the name of the program.</summary>
    private static string[] RuntimeArguments =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServerProcess).Assembly.Location] : [];
}
