using System.Text.RegularExpressions;
using SunshineConversations.ConventionTests.Package;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The emulator as the README's command starts it, but for the port: the system chooses a free one.</summary>
public sealed partial class StartedEmulator : IAsyncLifetime
{
    private Command? _command;
    private Uri? _baseUrl;

    internal Uri BaseUrl => _baseUrl ?? throw new InvalidOperationException("It is not started.");

    public async Task InitializeAsync()
    {
        _command = Command.Start(Command.Dotnet, Repository.Root, ShellCommands.Arguments(ShellCommands.StartEmulator));
        _baseUrl = await _command.WaitForAsync(output => Listening().Match(output) is { Success: true } match ? new Uri(match.Value) : null);
    }

    public async Task DisposeAsync()
    {
        if (_command is not null)
            await _command.DisposeAsync();
    }

    [GeneratedRegex(@"(?<=URL: )http://127\.0\.0\.1:\d+(?=\n)")]
    private static partial Regex Listening();
}
