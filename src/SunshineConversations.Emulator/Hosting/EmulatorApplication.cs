using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations.Emulator;

/// <summary>
/// Puts the emulator together, the same for the program and in-process. A request passes errors, counters, credentials,
/// faults and the app, and then reaches its operation.
/// </summary>
internal static partial class EmulatorApplication
{
    public const string OwnPath = "/emulator";

    // Legacy hosts serve the API at their root, a Zendesk subdomain under /sc.
    private static readonly string[] Prefixes = ["", "/sc"];

    /// <summary>Every operation of the API, one list for each tag.</summary>
    public static ApiOperation[] Operations(EmulatorState state) =>
    [
        .. new ConversationOperations(state).All,
        .. new MessageOperations(state).All,
        .. new ParticipantOperations(state).All,
        .. new ActivityOperations(state).All,
        .. new SwitchboardActionOperations(state).All,
        .. new UserOperations(state).All,
        .. new ClientOperations(state).All,
        .. new DeviceOperations(state).All,
        .. new AttachmentOperations(state).All,
        .. new IntegrationOperations(state).All,
        .. new WebhookOperations(state).All,
    ];

    public static WebApplication Build(WebApplicationBuilder builder, EmulatorState state, TimeProvider clock, EmulatorCounters counters, WebhookDeliveries deliveries)
    {
        EmulatorOptions options = state.Options;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // RequestBody has its own limit with the API's own response. With no limit here, Kestrel reads the rest of
            // an oversized body, and the client can read that response instead of a broken connection.
            kestrel.Limits.MaxRequestBodySize = null;
            // An external id of 1,024 characters takes up to twelve bytes for each of them in a path.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        });

        WebApplication app = builder.Build();
        var authentication = new Authentication(options, clock);
        var faults = new Faults(counters, clock, app.Lifetime.ApplicationStopping);
        state.Changed += counters.Count;
        state.Cleared += faults.Reset;
        app.Lifetime.ApplicationStopping.Register(deliveries.Dispose);
        app.Lifetime.ApplicationStopped.Register(state.Dispose);

        app.Use((context, next) => WriteErrorsAsync(context, next, app.Logger));
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<AttachmentEndpoint>() is not null)
            {
                counters.CountRequest(AttachmentEndpoint.Route);
                if (await faults.TryApplyAsync(context, AttachmentEndpoint.Route))
                    return;
            }
            else if (context.Request.Path.StartsWithSegments(OwnPath))
            {
                if (context.Request.Path != ControlOperations.HealthPath)
                    LocalCallers.ThrowIfRefused(context, options);
            }
            else
            {
                ApiOperation? operation = context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>();
                counters.CountRequest(operation?.Route ?? EmulatorCounters.Unmatched);
                if (authentication.ScopeOf(context.Request.Headers.Authorization) is not { } scope)
                {
                    context.Response.Headers.WWWAuthenticate = "Basic realm=\"Sunshine Conversations\", Bearer";
                    throw ApiException.Unauthorized();
                }

                context.Items[nameof(Authentication)] = scope;
                if (operation is not null)
                {
                    if (await faults.TryApplyAsync(context, operation.Route))
                        return;

                    if ((string?)context.Request.RouteValues["appId"] != options.AppId)
                        throw ApiException.AppNotFound();
                }
            }

            await next(context);
        });

        foreach (ApiOperation operation in Operations(state))
        {
            counters.AddRoute(operation.Route);
            foreach (string prefix in Prefixes)
                Map(operation, prefix);
        }

        var attachments = new AttachmentEndpoint(state, authentication);
        counters.AddRoute(AttachmentEndpoint.Route);
        foreach (string prefix in Prefixes)
            app.MapMethods(prefix + AttachmentEndpoint.Template, [HttpMethods.Get, HttpMethods.Head], attachments.ServeAsync).WithMetadata(attachments);

        foreach (ApiOperation operation in (ApiOperation[])[.. new ControlOperations(state, counters, deliveries).All, .. new UserActions(state).All])
            Map(operation, "");

        return app;

        void Map(ApiOperation operation, string prefix) =>
            app.MapMethods(prefix + operation.Template, [operation.Method], context => RunAsync(operation, state, context)).WithMetadata(operation);
    }

    private static async Task RunAsync(ApiOperation operation, EmulatorState state, HttpContext context)
    {
        JsonElement body = operation.Body is null
            ? default
            : await RequestBody.ReadObjectAsync(context, state.Options.MaxRequestBodyBytes, operation.IsBodyOptional);

        UploadedFile? file = operation.HasFile
            ? await UploadedFile.ReceiveAsync(context, state.Files, state.Options.MaxUploadBytes)
            : null;

        using var request = new ApiRequest(operation, context, body, file);
        ApiResponse response;
        lock (state.Lock)
            response = operation.Handle(request);

        await EmulatorJson.WriteAsync(context, response.StatusCode, response.Body);
    }

    /// <summary>Gives every failure the documented body, also those that routing reports by a bare status.</summary>
    private static async Task WriteErrorsAsync(HttpContext context, RequestDelegate next, ILogger logger)
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
            // The client has disconnected.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailure(logger, exception, context.Request.Method, context.Features.Get<IHttpRequestFeature>()?.RawTarget);
            error = ApiException.OfStatus(StatusCodes.Status500InternalServerError);
        }

        if (error is not null)
            await EmulatorJson.WriteAsync(context, error.StatusCode, error.Body);
    }

    [LoggerMessage(1, LogLevel.Error, "The emulator failed on {Method} {Target}")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string? target);
}
