using System.Diagnostics;
using System.Text;

namespace SunshineConversations.ConventionTests.Package;

/// <summary>A program that was started as a user would start it. It is ended, with all that it started, when it is disposed.</summary>
internal sealed class Command : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Of the caller's own settings: they would lead a program to an account, or the build to another output.</summary>
    private static readonly string[] NotInherited = ["MSBUILD", "SunshineConversations__", "Quickstart__", "EchoBot__", "AiBot__", "Model__", "ConnectionStrings__", "Emulator__", "Logging__", "ASPNETCORE_", "DOTNET_ENVIRONMENT"];

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        // Nothing stays behind: neither the build's nodes nor the compiler's server.
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["NO_PROXY"] = "127.0.0.1,localhost",
    };

    private readonly Process _process;
    private readonly string _line;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private Command(string program, string workingDirectory, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string name in start.Environment.Keys.Where(name => NotInherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToArray())
            start.Environment.Remove(name);

        foreach ((string name, string value) in Settings)
            start.Environment[name] = value;

        _line = string.Join(' ', [program, .. start.ArgumentList]);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Append(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Append(_errors, e.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The SDK that runs these tests.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <summary>Its standard output so far.</summary>
    public string Output => Read(_output);

    /// <summary>Starts a program and does not wait for its end.</summary>
    public static Command Start(string program, string workingDirectory, params IEnumerable<string> arguments) => new(program, workingDirectory, arguments);

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    /// <returns>Its standard output.</returns>
    public static async Task<string> RunAsync(string program, string workingDirectory, params IEnumerable<string> arguments)
    {
        await using Command command = Start(program, workingDirectory, arguments);
        using var tooLong = new CancellationTokenSource(Patience);
        await command._process.WaitForExitAsync(tooLong.Token);
        if (command._process.ExitCode != 0)
            Assert.Fail($"{command._line}\nended with {command._process.ExitCode}:\n{command.Output}{Read(command._errors)}");

        return command.Output;
    }

    /// <summary>Waits until its output contains something.</summary>
    public async Task<T> WaitForAsync<T>(Func<string, T?> find)
        where T : class
    {
        using var tooLong = new CancellationTokenSource(Patience);
        while (true)
        {
            bool hasEnded = _process.HasExited;
            if (find(Output) is { } found)
                return found;

            if (hasEnded || tooLong.IsCancellationRequested)
                Assert.Fail($"{_line}\n{(hasEnded ? "has ended" : "goes on")} and has not said what was waited for:\n{Output}{Read(_errors)}");

            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null)
                text.Append(line).Append('\n');
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
