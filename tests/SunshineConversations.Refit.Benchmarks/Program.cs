using BenchmarkDotNet.Running;
using SunshineConversations.Benchmarks;

return args switch
{
    ["soak", ..] => await Soak.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200_000),
    ["paging"] => await PagingAhead.RunAsync(),
    [ServerProcess.EmulatorArgument] => await ServerProcess.RunEmulatorAsync(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Soak).Assembly).Run(args).Any() ? 0 : 1,
};
