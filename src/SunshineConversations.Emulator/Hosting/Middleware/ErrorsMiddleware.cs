using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations.Emulator;

/// <summary>Gives every failure the documented body, including those that routing reports by status only.</summary>
internal sealed partial class ErrorsMiddleware(ILogger logger)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        EmulatorErrorException? error = null;
        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest })
                error = EmulatorErrorException.OfStatus(context.Response.StatusCode);
        }
        catch (EmulatorErrorException exception)
        {
            error = exception;
        }
        catch (BadHttpRequestException exception)
        {
            error = EmulatorErrorException.OfStatus(exception.StatusCode);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailure(exception, context.Request.Method, context.Features.Get<IHttpRequestFeature>()?.RawTarget);
            error = EmulatorErrorException.OfStatus(StatusCodes.Status500InternalServerError);
        }

        if (error is not null)
        {
            byte[] json = EmulatorJson.Serialize(error.Body);
            context.GetExchange()?.End(context, error.StatusCode, json);
            await EmulatorJson.WriteAsync(context, error.StatusCode, json).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The emulator failed on {Method} {Target}")]
    private partial void LogFailure(Exception exception, string method, string? target);
}
