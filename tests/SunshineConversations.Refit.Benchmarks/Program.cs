using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using SunshineConversations.Benchmarks;

return args switch
{
    ["soak", ..] => await Soak.RunAsync(NumberOr(200_000)),
    ["throughput", ..] => await Throughput.RunAsync(NumberOr(30)),
    ["receiver", ..] => await ReceiverThroughput.RunAsync(NumberOr(30)),
    ["inbox", ..] => await InboxThroughput.RunAsync(NumberOr(30)),
    ["coldstart", ..] => await ColdStart.RunAsync(NumberOr(20)),
    [ServerProcess.EmulatorArgument] => await ServerProcess.RunEmulatorAsync(),
    [ServerProcess.FixedArgument] => await FixedServer.RunAsync(),
    [ServerProcess.ReceiverArgument] => await ReceiverServer.RunAsync(),
    [ServerProcess.InboxArgument, string storage, string table] => await InboxServer.RunAsync(Enum.Parse<InboxStorage>(storage), table),
    ["chart", string path, .. string[] rest] => Draw(path, rest),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Soak).Assembly).Run(args).Any() ? 0 : 1,
};

int Draw(string path, string[] arguments)
{
    Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(Soak).Assembly).Run(arguments)];
    Chart.Write(summaries, path);
    return summaries.Length > 0 ? 0 : 1;
}

int NumberOr(int usual) => args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : usual;
