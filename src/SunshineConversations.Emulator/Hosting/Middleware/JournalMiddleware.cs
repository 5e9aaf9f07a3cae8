namespace SunshineConversations.Emulator;

/// <summary>Keeps every request to the API in the journal, including those that are rejected. It is the first step.</summary>
internal sealed class JournalMiddleware(EmulatorAccount account)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var exchange = new Exchange(account);
        context.SetExchange(exchange);
        bool isComplete = false;
        try
        {
            await next(context).ConfigureAwait(false);
            isComplete = !context.RequestAborted.IsCancellationRequested;
        }
        finally
        {
            // For a response that is not JSON, such as a file, and for one that was cut off.
            exchange.End(context, isComplete ? context.Response.StatusCode : null);
        }
    }
}
