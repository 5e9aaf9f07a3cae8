using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations.Emulator;

/// <summary>
/// Puts the emulator together, the same for the program and in-process. A request passes errors, the check of its caller,
/// counters, credentials, faults, scopes and the app, and then reaches its operation.
/// </summary>
internal static partial class EmulatorApplication
{
    public const string OwnPath = "/emulator";

    // Legacy hosts serve the API at their root, a Zendesk subdomain under /sc.
    private static readonly string[] Prefixes = ["", "/sc"];

    /// <summary>The operations of each app, by their ids. They go with the app.</summary>
    private static readonly ConditionalWeakTable<AppState, IReadOnlyDictionary<string, ApiOperation>> OperationsById = [];

    /// <summary>Every operation of the API on an app, one list for each tag.</summary>
    public static ApiOperation[] Operations(AppState state) =>
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
        .. new CustomIntegrationApiKeyOperations(state).All,
        .. new WebhookOperations(state).All,
        .. new SwitchboardOperations(state).All,
        .. new SwitchboardIntegrationOperations(state).All,
        .. new AppOperations(state.Account).All,
        .. new AppKeyOperations(state).All,
        .. new OAuthOperations(state.Account).All,
    ];

    public static WebApplication Build(WebApplicationBuilder builder, EmulatorAccount account, EmulatorCounters counters, WebhookDeliveries deliveries)
    {
        EmulatorOptions options = account.Options;
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
        var authentication = new Authentication(account);
        var faults = new Faults(counters, account.Clock, app.Lifetime.ApplicationStopping);
        account.WithEach(each => each.Changed += counters.Count);
        account.Cleared += faults.Reset;
        app.Lifetime.ApplicationStopping.Register(deliveries.Dispose);
        app.Lifetime.ApplicationStopped.Register(account.Dispose);

        app.Use((context, next) => WriteErrorsAsync(context, next, app.Logger));
        app.Use(async (context, next) =>
        {
            if (context.Request.Path != ControlOperations.HealthPath)
                LocalCallers.ThrowIfPage(context.Request, options);

            if (context.GetEndpoint()?.Metadata.GetMetadata<AttachmentEndpoint>() is not null)
            {
                counters.CountRequest(AttachmentEndpoint.Route);
                if (await faults.TryApplyAsync(context, AttachmentEndpoint.Route).ConfigureAwait(false))
                    return;
            }
            else if (context.Request.Path.StartsWithSegments(OwnPath))
            {
                LocalCallers.ThrowIfForm(context);
            }
            else
            {
                ApiOperation? operation = context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>();
                counters.CountRequest(operation?.Route ?? EmulatorCounters.Unmatched);
                Caller caller = operation is { Callers: CallerScopes.None } ? Caller.Anybody : CallerOf(context);
                context.Items[nameof(Authentication)] = caller;
                if (operation is not null)
                {
                    if (await faults.TryApplyAsync(context, operation.Route).ConfigureAwait(false))
                        return;

                    if (operation.Callers != CallerScopes.None && (operation.Callers & caller.Scope) == CallerScopes.None)
                        throw ApiException.Forbidden();

                    lock (account.Lock)
                        AppOf(account, context, caller);
                }
            }

            await next(context).ConfigureAwait(false);
        });

        foreach (ApiOperation operation in Operations(account.Known))
        {
            counters.AddRoute(operation.Route);
            foreach (string prefix in Prefixes)
                Map(operation, prefix, state => OperationsById.GetValue(state, all => Operations(all).ToDictionary(each => each.Id))[operation.Id]);
        }

        var attachments = new AttachmentEndpoint(account, authentication);
        counters.AddRoute(AttachmentEndpoint.Route);
        foreach (string prefix in Prefixes)
            app.MapMethods(prefix + AttachmentEndpoint.Template, [HttpMethods.Get, HttpMethods.Head], attachments.ServeAsync).WithMetadata(attachments);

        foreach (ApiOperation operation in (ApiOperation[])[.. new ControlOperations(account, counters, deliveries).All, .. new LiveOperations(account.Known).All, .. new UserActions(account.Known).All])
            Map(operation, "", _ => operation);

        app.MapMethods(OwnPath, [HttpMethods.Get], LivePage.ServeAsync);
        return app;

        void Map(ApiOperation operation, string prefix, Func<AppState, ApiOperation> operationOf) =>
            app.MapMethods(prefix + operation.Template, [operation.Method], context => RunAsync(operation, operationOf, account, context)).WithMetadata(operation);

        Caller CallerOf(HttpContext context)
        {
            lock (account.Lock)
            {
                if (authentication.CallerOf(context.Request.Headers.Authorization) is { } caller)
                    return caller;
            }

            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Sunshine Conversations\", Bearer";
            throw ApiException.Unauthorized();
        }
    }

    /// <summary>The app that the path names, and otherwise the one of the caller or the known one.</summary>
    /// <exception cref="ApiException">404: there is no such app. 403: it is not the caller's.</exception>
    private static AppState AppOf(EmulatorAccount account, HttpContext context, Caller caller)
    {
        if ((string?)context.Request.RouteValues["appId"] is not { } id)
            return account.Apps.Find(caller.AppId ?? "") ?? account.Known;

        AppState app = account.Apps.Find(id) ?? throw ApiException.AppNotFound();
        return caller.AppId is null || caller.AppId == id ? app : throw ApiException.Forbidden();
    }

    private static async Task RunAsync(ApiOperation operation, Func<AppState, ApiOperation> operationOf, EmulatorAccount account, HttpContext context)
    {
        JsonElement body = operation.Body is null
            ? default
            : await RequestBody.ReadObjectAsync(context, account.Options.MaxRequestBodyBytes, operation.IsBodyOptional).ConfigureAwait(false);

        UploadedFile? file = operation.HasFile
            ? await UploadedFile.ReceiveAsync(context, account.Files, account.Options.MaxUploadBytes).ConfigureAwait(false)
            : null;

        using var request = new ApiRequest(operation, context, body, file);
        ApiResponse response;
        lock (account.Lock)
        {
            // Looked up once more, since it may have been deleted while the body arrived.
            request.App = AppOf(account, context, request.Caller);
            response = operationOf(request.App).Handle(request);
        }

        if (response.StatusCode == StatusCodes.Status302Found)
            await WriteRedirectAsync(context, (string)response.Body).ConfigureAwait(false);
        else
            await EmulatorJson.WriteAsync(context, response.StatusCode, response.Body).ConfigureAwait(false);
    }

    private static Task WriteRedirectAsync(HttpContext context, string location)
    {
        context.Response.Redirect(location);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"Found. Redirecting to {location}");
    }

    /// <summary>Gives every failure the documented body, also those that routing reports by a bare status.</summary>
    private static async Task WriteErrorsAsync(HttpContext context, RequestDelegate next, ILogger logger)
    {
        ApiException? error = null;
        try
        {
            await next(context).ConfigureAwait(false);
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
            await EmulatorJson.WriteAsync(context, error.StatusCode, error.Body).ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Error, "The emulator failed on {Method} {Target}")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string? target);
}
