using System.Diagnostics;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>Waits for what other threads and processes do.</summary>
internal static class Wait
{
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(60))
                Assert.Fail($"Not within a minute: {what}");

            await Task.Delay(10);
        }
    }

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);
}
