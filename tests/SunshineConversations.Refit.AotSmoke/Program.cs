using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SunshineConversations.AotSmoke;

/// <summary>Puts the library through all that it does, as one native file without a runtime, against an emulator.</summary>
internal static class Program
{
    private const double Megabyte = 1024 * 1024;

    private static async Task<int> Main(string[] args)
    {
        if (args is not [string text] || !Uri.TryCreate(text, UriKind.Absolute, out Uri? baseUrl))
        {
            Console.Error.WriteLine("Give the base URL of an emulator.");
            return 2;
        }

        // Far more than it takes: whatever hangs is a failure, and not a build that never ends.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var smoke = new Smoke(baseUrl, limit.Token);
        try
        {
            await smoke.RunAsync();
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"The smoke test failed: {e}");
            return 1;
        }

        using var process = Process.GetCurrentProcess();
        double size = new FileInfo(Environment.ProcessPath!).Length / Megabyte;
        double start = (smoke.FirstResponse - process.StartTime).TotalMilliseconds;
        double memory = process.PeakWorkingSet64 / Megabyte;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Runtime} on {RuntimeInformation.RuntimeIdentifier}: {smoke.Operations} operations checked in {smoke.Requests} requests, {Path.GetFileName(Environment.ProcessPath)} {size:F1} MB, first response {start:F0} ms after process start, peak memory {memory:F1} MB"));
        return 0;
    }

    /// <summary>Only a runtime that loads assemblies knows which ones exist.</summary>
    private static string Runtime => AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is null ? "Native AOT" : "JIT";
}
