using System.Globalization;
using BenchmarkDotNet.Running;
using SunshineConversations.Benchmarks;

return args switch
{
    ["soak", ..] => await Soak.RunAsync(NumberOr(200_000)),
    ["throughput", ..] => await Throughput.RunAsync(NumberOr(30)),
    ["paging"] => await PagingAhead.RunAsync(),
    ["coldstart", ..] => await ColdStart.RunAsync(NumberOr(20)),
    [ServerProcess.EmulatorArgument] => await ServerProcess.RunEmulatorAsync(),
    [ServerProcess.FixedArgument] => await FixedServer.RunAsync(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Soak).Assembly).Run(args).Any() ? 0 : 1,
};

int NumberOr(int usual) => args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : usual;
