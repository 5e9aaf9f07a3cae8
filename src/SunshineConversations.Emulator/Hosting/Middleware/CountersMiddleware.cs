namespace SunshineConversations.Emulator;

/// <summary>Counts requests by their routes, also those that are refused later.</summary>
internal sealed class CountersMiddleware(EmulatorCounters counters)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        counters.CountRequest(context.GetRoute() ?? EmulatorCounters.Unmatched);
        return next(context);
    }
}
