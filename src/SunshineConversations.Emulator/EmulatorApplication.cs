using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations.Emulator;

/// <summary>
/// Puts the emulator together, the same for the program and in-process: errors, counters, credentials, faults, app, route.
/// </summary>
internal static partial class EmulatorApplication
{
    private const string OwnPath = "/emulator";

    public static WebApplication Build(
        WebApplicationBuilder builder,
        EmulatorOptions options,
        TimeProvider clock,
        EmulatorCounters counters)
    {
        options.ThrowIfInvalid();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // RequestBody has its own limit with the API's own answer. With no limit here, Kestrel reads the rest of an
            // oversized body away, and the client gets to read that answer instead of a broken connection.
            kestrel.Limits.MaxRequestBodySize = null;
        });

        WebApplication app = builder.Build();
        var authentication = new Authentication(options, clock);
        var faults = new Faults(counters, clock, app.Lifetime.ApplicationStopping);
        var routes = new ConversationRoutes(options, new ConversationStore(options.Users, clock), counters);

        app.Use((context, next) => AnswerErrorsAsync(context, next, app.Logger));
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(OwnPath))
            {
                ApiRoute? route = context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();
                counters.CountRequest(route?.Name ?? EmulatorCounters.Unmatched);
                if (!authentication.Accepts(context.Request.Headers.Authorization))
                {
                    context.Response.Headers.WWWAuthenticate = "Basic realm=\"Sunshine Conversations\", Bearer";
                    throw ApiException.Unauthorized();
                }

                if (route is not null)
                {
                    if (await faults.TryDoAsync(context, route.Name))
                        return;

                    if ((string?)context.Request.RouteValues["appId"] != options.AppId)
                        throw ApiException.AppNotFound();
                }
            }

            await next(context);
        });

        routes.Map(app);
        app.MapMethods(OwnPath + "/stats", [HttpMethods.Get], context =>
            EmulatorJson.WriteAsync(context, StatusCodes.Status200OK, counters.Snapshot(), EmulatorJson.Wire.EmulatorStats));
        return app;
    }

    /// <summary>Gives every failure the documented body, those that routing reports by a bare status included.</summary>
    private static async Task AnswerErrorsAsync(HttpContext context, RequestDelegate next, ILogger logger)
    {
        ApiException? error = null;
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest })
                error = ApiException.OfStatus(context.Response.StatusCode);
        }
        catch (ApiException exception)
        {
            error = exception;
        }
        catch (BadHttpRequestException exception)
        {
            error = ApiException.OfStatus(exception.StatusCode);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailure(logger, exception, context.Request.Method, context.Features.Get<IHttpRequestFeature>()?.RawTarget);
            error = ApiException.OfStatus(StatusCodes.Status500InternalServerError);
        }

        if (error is not null)
            await EmulatorJson.WriteAsync(context, error);
    }

    [LoggerMessage(1, LogLevel.Error, "The emulator failed to answer {Method} {Target}")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string? target);
}
