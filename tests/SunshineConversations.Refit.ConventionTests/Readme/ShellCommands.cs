using System.Text.RegularExpressions;
using SunshineConversations.ConventionTests.Package;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>A command of a README, on one line and without its comment.</summary>
internal sealed record ShellCommand(string Page, int Line, string Text);

/// <summary>The commands of the READMEs' shell blocks: what is run and how, and why the others are not.</summary>
internal static partial class ShellCommands
{
    public const string Quickstart = "dotnet run --project src/Quickstart";
    public const string EchoBot = "dotnet run --project src/EchoBot";
    public const string AiBot = "dotnet run --project src/AiBot";
    public const string StartEmulator = $"dotnet run --project src/SunshineConversations.Emulator.Tool -- --urls {EmulatorAddress}";

    private const string Benchmarks = "dotnet run -c Release --project tests/SunshineConversations.Refit.Benchmarks --";
    private const string InstalledByTests = "needs the network; PackageTests installs the package without";
    private const string SetUpByTests = "ToolTests runs the program with the same options";
    private const string ByFirstUse = ".ci/first-use runs it with the packed package";
    private const string TakesMinutes = "takes minutes, and a machine that does nothing else";

    private const string EmulatorAddress = "http://127.0.0.1:5055";

    private static readonly Dictionary<string, string> NotRun = new()
    {
        ["dotnet test"] = "runs these tests, and so itself",
        ["dotnet add package SunshineConversations.Refit"] = InstalledByTests,
        ["dotnet add package SunshineConversations.AspNetCore"] = InstalledByTests,
        ["dotnet add package SunshineConversations.AspNetCore.PostgreSql"] = InstalledByTests,
        ["dotnet add package SunshineConversations.Emulator"] = InstalledByTests,
        ["dotnet add package SunshineConversations.Aspire.Hosting"] = "needs the network; .ci/aspire installs the package without",
        ["dotnet tool install --global SunshineConversations.Emulator.Tool"] = "changes the machine",
        ["sunshine-conversations-emulator --urls http://127.0.0.1:5055 --data state.json"] = "is the program that the other command runs",
        ["dotnet tool exec SunshineConversations.Emulator.Tool --urls http://127.0.0.1:5055"] = ByFirstUse,
        ["dotnet new install SunshineConversations.Templates"] = ByFirstUse,
        ["dotnet new sunshine-bot --name Shop.Bot"] = ByFirstUse,
        ["cd Shop.Bot && dotnet test"] = ByFirstUse,
        ["export SunshineConversations__BaseUrl=http://127.0.0.1:5055"] = SetUpByTests,
        ["export SunshineConversations__KeyId=app_5d8cff3cd55b040010928b5c SunshineConversations__KeySecret=emulator-secret-0123456789"] = SetUpByTests,
        ["sunshine-conversations-emulator setup --app 5d8cff3cd55b040010928b5b --name EchoBot --target http://127.0.0.1:8080/hooks --switchboard-integration bot --next zd-agentWorkspace --default true --standby false"] = SetUpByTests,
        ["sunshine-conversations-emulator inbox script --table bots.inbox"] = "is run by the tests of the emulator",
        ["export SunshineConversations__Subdomain=acme SunshineConversations__KeyId=app_… SunshineConversations__KeySecret=…"] = "needs an account",
        ["export Quickstart__AppId=… Quickstart__UserId=…"] = "needs an account",
        [$"{Benchmarks} --filter '*'"] = TakesMinutes,
        [$"{Benchmarks} chart src/SunshineConversations.Refit/benchmarks.svg --filter '*'"] = TakesMinutes,
        [$"{Benchmarks} receiver"] = TakesMinutes,
        [$"{Benchmarks} throughput"] = TakesMinutes,
        [$"bash .ci/postgres {Benchmarks} inbox"] = TakesMinutes,
        [$"{Benchmarks} --filter '*PagingAhead*'"] = TakesMinutes,
        [$"{Benchmarks} coldstart"] = TakesMinutes,
        [$"{Benchmarks} soak"] = TakesMinutes,
    };

    /// <summary>How each request begins, and what it returns: the status, and something that the response contains.</summary>
    private static readonly Dictionary<string, (string Status, string Text)> Requests = new()
    {
        ["curl -u $key $app/conversations -H 'Content-Type: application/json' -d "] = ("201", "\"type\":\"personal\""),
        ["curl -g -u $key \"$app/conversations?filter[userExternalId]="] = ("200", "\"conversations\":[{"),
        ["curl -u $key $app/conversations/none"] = ("404", "conversation_not_found"),
        ["curl -u $key -g \"$app/conversations?filter[userId]="] = ("429", "Retry-After"),
    };

    /// <summary>The commands in their order.</summary>
    public static IEnumerable<ShellCommand> In(IEnumerable<Page> pages)
    {
        foreach (Block block in pages.Blocks(Block.Shell))
        {
            int line = block.Line;
            foreach (string lines in LineEnd().Split(block.Text))
            {
                string text = Comment().Replace(Continuation().Replace(lines, " "), "").Trim();
                if (text.Length > 0)
                    yield return new(block.Page, line, text);

                line += lines.Count(character => character == '\n') + 1;
            }
        }
    }

    /// <summary>The commands that are neither run nor left out for a reason, and the reasons that have no command any more.</summary>
    public static IEnumerable<string> Strays(IEnumerable<Page> pages)
    {
        ShellCommand[] commands = [.. In(pages)];
        return
        [
            .. from command in commands
               where command.Text is not (Quickstart or EchoBot or AiBot or StartEmulator) && !NotRun.ContainsKey(command.Text) && !Assignment().IsMatch(command.Text) && ResponseTo(command) is null
               select $"{command.Page}:{command.Line}: nothing runs `{command.Text}`; let {nameof(ShellTests)} run it, or give the reason why not in {nameof(ShellCommands)}.{nameof(NotRun)}",
            .. NotRun.Keys.Concat([Quickstart, EchoBot, AiBot, StartEmulator]).Except(commands.Select(command => command.Text))
                .Select(text => $"there is no command `{text}` any more; take it out of {nameof(ShellCommands)}"),
        ];
    }

    /// <summary>Makes the READMEs' requests of an emulator, and reports those whose responses are not as they should be.</summary>
    public static async Task<IReadOnlyList<string>> RequestProblemsAsync(IEnumerable<Page> pages, Uri emulator)
    {
        var problems = new List<string>();
        // No settings of the caller's, the status behind the response, and no progress.
        string script = "curl() { command curl --disable --silent --show-error --write-out '\\n%{http_code}' \"$@\"; }\n";
        foreach (ShellCommand command in In(pages))
        {
            string text = command.Text.Replace(EmulatorAddress, emulator.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
            if (Assignment().IsMatch(text))
                script += text + "\n";
            else if (ResponseTo(command) is var (status, part))
            {
                string response = await Command.RunAsync("bash", Repository.Root, "-c", script + text);
                if (!response.TrimEnd().EndsWith($"\n{status}", StringComparison.Ordinal) || !response.Contains(part, StringComparison.Ordinal))
                    problems.Add($"{command.Page}:{command.Line}: `{command.Text}` does not return {status} with {part}: {response}");
            }
        }

        return problems;
    }

    /// <summary>The arguments of a <c>dotnet run</c> of what was built together with these tests.</summary>
    public static IReadOnlyList<string> Arguments(string dotnetRun) =>
        ["run", "--no-build", "--configuration", Configuration, .. dotnetRun.Replace(EmulatorAddress, "http://127.0.0.1:0", StringComparison.Ordinal).Split(' ')[2..]];

    private static string Configuration => typeof(ShellCommands).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static (string Status, string Text)? ResponseTo(ShellCommand command) =>
        Requests.Where(request => command.Text.StartsWith(request.Key, StringComparison.Ordinal)).Select(request => ((string, string)?)request.Value).SingleOrDefault();

    [GeneratedRegex(@"(?<!\\)\n")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\s*\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"(^|\s)#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\w+=\S+$")]
    private static partial Regex Assignment();
}
