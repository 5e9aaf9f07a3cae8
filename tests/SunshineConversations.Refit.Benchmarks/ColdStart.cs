using SunshineConversations.ConventionTests;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// The cost of a process that makes one call: the time from its start to the response and its peak memory, with the client
/// and with the floor, as Native AOT and on the runtime. Run by hand; needs clang or gcc.
/// </summary>
internal static class ColdStart
{
    private const string Project = "SunshineConversations.Refit.ColdStart";
    private const double Megabyte = 1024 * 1024;

    public static async Task<int> RunAsync(int runs)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory(Project);
        try
        {
            Published[] programs =
            [
                await PublishAsync(folder, aot: true, onFloor: false),
                await PublishAsync(folder, aot: true, onFloor: true),
                await PublishAsync(folder, aot: false, onFloor: false),
                await PublishAsync(folder, aot: false, onFloor: true),
            ];
            await using ServerProcess server = await ServerProcess.StartAsync(ServerProcess.FixedArgument);
            // The first round warms the server and the disk's cache.
            for (int run = 0; run <= runs; run++)
            {
                foreach (Published program in programs)
                {
                    Measure measure = await RunOnceAsync(program, server.BaseUrl);
                    if (run > 0)
                        program.Measures.Add(measure);
                }
            }

            Console.WriteLine($"Medians of {runs} runs  | first response | peak memory");
            Report(programs[0], programs[1]);
            Report(programs[2], programs[3]);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Published> PublishAsync(DirectoryInfo folder, bool aot, bool onFloor)
    {
        string name = $"{(aot ? "Native AOT" : "JIT")}, {(onFloor ? "floor" : "client")}";
        // MSBuild takes a comma or a space in a path for the end of it.
        string output = Path.Combine(folder.FullName, $"{(aot ? "aot" : "jit")}-{(onFloor ? "floor" : "client")}");
        string[] linker = OperatingSystem.IsLinux() && !SearchPath.Has("clang") ? ["-p:CppCompilerAndLinker=gcc"] : [];
        // The project asks for Native AOT itself: as a global property it would also go into the library's lock file.
        string[] runtime = aot ? [] : ["-p:PublishAot=false"];
        Console.WriteLine($"Publishing {name}");
        using Process publish = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Repository.Root, "tests", Project), "-c", "Release", "--artifacts-path", Path.Combine(output, "artifacts"), "-o", output,
            $"-p:OnFloor={onFloor}", "-p:NuGetAudit=false", "-v", "quiet", .. runtime, .. linker,
        ]))!;
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"{name} could not be published.");

        string program = Path.Combine(output, Project);
        return aot ? new(name, program, []) : new(name, "dotnet", [program + ".dll"]);
    }

    private static async Task<Measure> RunOnceAsync(Published program, Uri server)
    {
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program.FileName, [.. program.Arguments, server.ToString()]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string received = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{program.Name} ended without a response.");
        process.Refresh();
        double memory = process.PeakWorkingSet64 / Megabyte;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new(Stopwatch.GetElapsedTime(started, long.Parse(received, CultureInfo.InvariantCulture)).TotalMilliseconds, memory);
    }

    private static void Report(Published client, Published floor)
    {
        Report(client);
        Report(floor);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"client/floor",-20} | {client.Milliseconds / floor.Milliseconds,12:F2} | {client.Megabytes / floor.Megabytes,11:F2}"));
    }

    private static void Report(Published program) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{program.Name,-20} | {program.Milliseconds,9:F1} ms | {program.Megabytes,8:F1} MB"));

    private sealed record Measure(double Milliseconds, double Megabytes);

    /// <summary>One of the programs, how it is run, and what was measured of it.</summary>
    private sealed record Published(string Name, string FileName, string[] Arguments)
    {
        public List<Measure> Measures { get; } = [];

        public double Milliseconds => Median(Measures.Select(measure => measure.Milliseconds));

        public double Megabytes => Median(Measures.Select(measure => measure.Megabytes));

        private static double Median(IEnumerable<double> values)
        {
            double[] sorted = [.. values.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }
}
