using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace SunshineConversations.Emulator;

/// <summary>
/// Applies the faults of <see cref="InjectedFaults"/>, and those that a request itself names. <c>X-Emulator-Fault</c> names the
/// fault. With <c>X-Emulator-Fault-Times: n</c> only the first n requests for this fault on the same method and route are
/// affected, counted from the start of the emulator or its last reset, across all clients. Without it, every request that has the
/// header is. The fault comes after the check of the credentials and before everything else: except with
/// <see cref="EmulatorFault.LostResponse"/>, the request changes nothing, and its body is not read.
/// </summary>
internal sealed class FaultsMiddleware
{
    public const string Header = "X-Emulator-Fault";
    public const string TimesHeader = "X-Emulator-Fault-Times";

    // One byte per second: the slow response outlasts common timeouts, and ends after two minutes.
    private static readonly byte[] SlowBody = Encoding.ASCII.GetBytes(new string(' ', 120) + "{}");

    private readonly ConcurrentDictionary<(string Route, EmulatorFault Fault), int> _requested = new();
    private readonly EmulatorAccount _account;
    private readonly CancellationToken _stopping;

    public FaultsMiddleware(EmulatorAccount account, CancellationToken stopping)
    {
        _account = account;
        _stopping = stopping;
        account.Cleared += _requested.Clear;
    }

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetRoute() is not { } route || (NamedFault(context.Request, route) ?? InjectedFault(context)) is not { } fault)
            return next(context);

        _account.Counters.CountFault(fault);
        context.GetExchange()?.Fault = fault;
        return ApplyAsync(context, fault, next);
    }

    private EmulatorFault? InjectedFault(HttpContext context)
    {
        if (context.GetOperation() is not { } operation)
            return null;

        lock (_account.Lock)
            return _account.Faults.Take(operation.Id);
    }

    /// <summary>The fault that a request names; null for none.</summary>
    private EmulatorFault? NamedFault(HttpRequest request, string route)
    {
        if (!request.Headers.TryGetValue(Header, out StringValues kinds))
            return null;

        EmulatorFault? fault = EmulatorFaults.Find(kinds.ToString());
        int times = int.MaxValue;
        var problems = new Problems();
        if (fault is null)
            problems.Add($"{Header} must be one of {string.Join(", ", EmulatorFaults.Names)}");

        bool isCounted = request.Headers.TryGetValue(TimesHeader, out StringValues timesText);
        if (isCounted && !int.TryParse(timesText.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out times))
            problems.Add($"{TimesHeader} must be a whole number");

        problems.ThrowIfAny();
        return isCounted && _requested.AddOrUpdate((route, fault!.Value), 1, (_, count) => count < int.MaxValue ? count + 1 : count) > times ? null : fault;
    }

    private Task ApplyAsync(HttpContext context, EmulatorFault fault, RequestDelegate next)
    {
        switch (fault)
        {
            case EmulatorFault.ConnectionReset:
                context.Abort();
                return Task.CompletedTask;
            case EmulatorFault.SlowResponse:
                return RespondSlowlyAsync(context);
            case EmulatorFault.HtmlResponse:
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync("<!DOCTYPE html><html><body><h1>This is not the API</h1></body></html>");
            case EmulatorFault.TruncatedResponse:
                return RespondInPartAsync(context);
            case EmulatorFault.LostResponse:
                return LoseResponseAsync(context, next);
            default:
                if (fault is EmulatorFault.TooManyRequests or EmulatorFault.ServiceUnavailable)
                    context.Response.Headers.RetryAfter = "1";

                throw EmulatorErrorException.OfStatus(int.Parse(EmulatorFaults.NameOf(fault), CultureInfo.InvariantCulture));
        }
    }

    private static async Task LoseResponseAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Body = Stream.Null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (EmulatorErrorException exception)
        {
            context.GetExchange()?.End(context, exception.StatusCode, EmulatorJson.Serialize(exception.Body));
        }

        context.Abort();
    }

    private async Task RespondSlowlyAsync(HttpContext context)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping);
        context.Response.ContentType = EmulatorJson.ContentType;
        try
        {
            await context.Response.StartAsync(cancellation.Token).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(cancellation.Token).ConfigureAwait(false);
            for (int sent = 0; sent < SlowBody.Length; sent++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), _account.Clock, cancellation.Token).ConfigureAwait(false);
                await context.Response.Body.WriteAsync(SlowBody.AsMemory(sent, 1), cancellation.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(cancellation.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // After a regular end, the part sent so far would look like the whole response.
            context.Abort();
        }
    }

    private static async Task RespondInPartAsync(HttpContext context)
    {
        byte[] part = """{"conversation":{"id":"67a0ecf8f0305f"""u8.ToArray();
        context.Response.ContentType = EmulatorJson.ContentType;
        context.Response.ContentLength = part.Length + 100;
        // Not followed by Abort(), which would also discard unsent data: Kestrel closes the connection
        // by itself for a response that ends before its Content-Length, and the part arrives.
        await context.Response.Body.WriteAsync(part).ConfigureAwait(false);
    }
}
