namespace SunshineConversations.Emulator;

/// <summary>Counts requests by route, including those that are rejected later.</summary>
internal sealed class CountersMiddleware(EmulatorCounters counters)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        counters.CountRequest(context.GetRoute() ?? EmulatorCounters.Unmatched);
        return next(context);
    }
}
