using SunshineConversations.ConventionTests.Package;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The commands of the READMEs do what it says. A deviation is reported: proved with altered copies.</summary>
public sealed class ShellTests(StartedEmulator emulator) : IClassFixture<StartedEmulator>
{
    [Fact]
    public void Every_command_is_run_or_left_out_for_a_reason() => Lines.AssertNone(ShellCommands.Strays(Readmes.All));

    [Fact]
    public async Task The_quickstart_does_the_whole_job()
    {
        string output = await Command.RunAsync(Command.Dotnet, Repository.Root, ShellCommands.Arguments(ShellCommands.Quickstart));

        Assert.StartsWith("The quickstart runs against the emulator at http://127.0.0.1:", output, StringComparison.Ordinal);
        Assert.Matches("delete default .* -> refused: ", output);
    }

    [Fact]
    public async Task The_emulator_starts_and_counts()
    {
        using var client = new HttpClient { BaseAddress = emulator.BaseUrl };
        Assert.Contains("conversationsCreated", await client.GetStringAsync("emulator/stats"), StringComparison.Ordinal);
    }

    [CurlFact]
    public async Task The_emulator_responds_to_the_requests() => Lines.AssertNone(await ShellCommands.RequestProblemsAsync(Readmes.All, emulator.BaseUrl));

    [CurlFact]
    public async Task A_request_with_another_response_is_reported()
    {
        IReadOnlyList<Page> altered = Readmes.Altered(Readmes.Emulator, "X-Emulator-Fault: 429'", "X-Emulator-Fault: 503'");
        Assert.Contains("does not return 429", Assert.Single(await ShellCommands.RequestProblemsAsync(altered, emulator.BaseUrl)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Readmes.Front, "src/Quickstart    #", "src/Start    #", "nothing runs `dotnet run --project src/Start`")]
    [InlineData(Readmes.Emulator, "dotnet add package SunshineConversations.Emulator", "dotnet package add SunshineConversations.Emulator", "nothing runs `dotnet package add SunshineConversations.Emulator`", "no command `dotnet add package SunshineConversations.Emulator` any more")]
    [InlineData(Readmes.Emulator, "\ncurl -u $key $app/conversations/none\n", "\ncurl -X DELETE -u $key $app/conversations/none\n", "nothing runs `curl -X DELETE -u $key $app/conversations/none`")]
    [InlineData(Readmes.Emulator, "Tool -- --urls http://127.0.0.1:5055\n```", "Tool -- --urls http://127.0.0.1:5056\n```", "nothing runs `dotnet run --project src/SunshineConversations.Emulator.Tool -- --urls http://127.0.0.1:5056`", "no command `dotnet run --project src/SunshineConversations.Emulator.Tool -- --urls http://127.0.0.1:5055` any more")]
    public void A_command_that_nothing_runs_is_told(string page, string text, string other, params string[] expected) => Assert.Collection(
        ShellCommands.Strays(Readmes.Altered(page, text, other)),
        [.. expected.Select(part => (Action<string>)(problem => Assert.Contains(part, problem, StringComparison.Ordinal)))]);
}
