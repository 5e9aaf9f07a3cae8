using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace SunshineConversations.Emulator;

/// <summary>
/// Misbehaves on request. <c>X-Emulator-Fault</c> names the fault; with <c>X-Emulator-Fault-Times: n</c> only the first
/// n requests that ask for this fault on the same method and route suffer it, counted over the emulator's lifetime and
/// not per client; without, the request that carries the header. It happens after the credentials are checked and
/// before anything else, so a request that suffers it changes nothing, and its body is not even looked at.
/// </summary>
internal sealed class Faults(EmulatorCounters counters, TimeProvider clock, CancellationToken stopping)
{
    public const string Header = "X-Emulator-Fault";
    public const string TimesHeader = "X-Emulator-Fault-Times";

    public static readonly string[] Kinds = ["429", "500", "503", "reset", "slow", "html", "truncated"];

    // With the space of two minutes before it, the slow answer outlasts the time-outs in common use and yet ends.
    private static readonly byte[] SlowBody = Encoding.ASCII.GetBytes(new string(' ', 120) + "{}");

    private readonly ConcurrentDictionary<(string Route, string Kind), int> _asked = new();

    /// <summary>Returns true if the request has suffered its fault and is done with.</summary>
    public async Task<bool> TryDoAsync(HttpContext context, string route)
    {
        if (!context.Request.Headers.TryGetValue(Header, out StringValues kinds))
            return false;

        string kind = kinds.ToString();
        int times = int.MaxValue;
        var problems = new Problems();
        if (!Kinds.Contains(kind))
            problems.Add($"{Header} must be one of {string.Join(", ", Kinds)}");

        bool isCounted = context.Request.Headers.TryGetValue(TimesHeader, out StringValues timesText);
        if (isCounted && !int.TryParse(timesText.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out times))
            problems.Add($"{TimesHeader} must be a whole number");

        problems.ThrowIfAny();
        if (isCounted && _asked.AddOrUpdate((route, kind), 1, (_, count) => count < int.MaxValue ? count + 1 : count) > times)
            return false;

        counters.CountFault(kind);
        await DoAsync(context, kind);
        return true;
    }

    private Task DoAsync(HttpContext context, string kind)
    {
        switch (kind)
        {
            case "reset":
                context.Abort();
                return Task.CompletedTask;
            case "slow":
                return AnswerSlowlyAsync(context);
            case "html":
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync("<!DOCTYPE html><html><body><h1>This is not the API</h1></body></html>");
            case "truncated":
                return AnswerInPartAsync(context);
            default:
                int statusCode = int.Parse(kind, CultureInfo.InvariantCulture);
                if (statusCode is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
                    context.Response.Headers.RetryAfter = "1";

                throw ApiException.OfStatus(statusCode);
        }
    }

    private async Task AnswerSlowlyAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = EmulatorJson.ContentType;
        try
        {
            await context.Response.StartAsync(gone.Token);
            await context.Response.Body.FlushAsync(gone.Token);
            for (int sent = 0; sent < SlowBody.Length; sent++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock, gone.Token);
                await context.Response.Body.WriteAsync(SlowBody.AsMemory(sent, 1), gone.Token);
                await context.Response.Body.FlushAsync(gone.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Ended properly, what was sent so far would pass for the whole answer.
            context.Abort();
        }
    }

    private static async Task AnswerInPartAsync(HttpContext context)
    {
        byte[] part = """{"conversation":{"id":"67a0ecf8f0305f"""u8.ToArray();
        context.Response.ContentType = EmulatorJson.ContentType;
        context.Response.ContentLength = part.Length + 100;
        // Not followed by Abort(), which would also throw away what has not left yet: for an answer that ends before
        // its Content-Length, Kestrel closes the connection by itself, and the part arrives.
        await context.Response.Body.WriteAsync(part);
    }
}
