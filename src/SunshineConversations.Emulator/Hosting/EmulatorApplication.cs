namespace SunshineConversations.Emulator;

/// <summary>
/// Builds the emulator, both for the tool and in-process. A request passes through the steps in <c>Middleware</c>, and
/// then reaches its operation.
/// </summary>
internal static class EmulatorApplication
{
    public const string OwnPath = "/emulator";

    // Legacy hosts serve the API at their root, Zendesk subdomains under /sc.
    private static readonly string[] Prefixes = ["", "/sc"];

    public static WebApplication Build(WebApplicationBuilder builder, EmulatorAccount account)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // RequestBody has a limit with the API's own response. Without a limit here, Kestrel reads the rest of
            // an oversized body, and the client can read that response instead of seeing a broken connection.
            kestrel.Limits.MaxRequestBodySize = null;
            // An external ID of 1,024 characters needs up to twelve bytes for each of them in a path.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        });

        WebApplication app = builder.Build();
        app.Lifetime.ApplicationStopping.Register(account.Deliveries.Dispose);
        app.Lifetime.ApplicationStopped.Register(account.Dispose);

        var authentication = new Authentication(account);
        app.UseWhen(context => !IsOwn(context.Request) && !IsOfPage(context), api => api.Use(new JournalMiddleware(account).InvokeAsync));
        app.Use(new ErrorsMiddleware(app.Logger).InvokeAsync);
        app.Use(new LocalCallersMiddleware(account.Options).InvokeAsync);
        app.UseWhen(context => !IsOwn(context.Request), api => api
            .Use(new CountersMiddleware(account.Counters).InvokeAsync)
            .Use(new AuthenticationMiddleware(account, authentication).InvokeAsync)
            .Use(new FaultsMiddleware(account, app.Lifetime.ApplicationStopping).InvokeAsync)
            .Use(new ScopesMiddleware(account).InvokeAsync));

        var operations = new OperationEndpoint(account);
        var attachments = new AttachmentEndpoint(account, authentication);
        foreach (string prefix in Prefixes)
        {
            foreach (ApiOperation operation in ApiOperations.All)
                app.MapMethods(prefix + operation.Template, [operation.Method], operations.RunAsync).WithMetadata(operation);

            app.MapMethods(prefix + AttachmentEndpoint.Template, [HttpMethods.Get, HttpMethods.Head], attachments.ServeAsync).WithMetadata(attachments);
        }

        foreach (ApiOperation operation in ApiOperations.Own)
            app.MapMethods(operation.Template, [operation.Method], operations.RunAsync).WithMetadata(operation);

        app.MapMethods(OwnPath, [HttpMethods.Get], LivePage.ServeAsync);
        app.MapMethods(LivePage.IconPath, [HttpMethods.Get], LivePage.ServeIconAsync);
        app.MapMethods(LiveEvents.Path, [HttpMethods.Get], new LiveEvents(account, app.Lifetime.ApplicationStopping).ServeAsync);
        return app;
    }

    /// <summary>Whether a request is for the emulator itself rather than the API.</summary>
    public static bool IsOwn(HttpRequest request) => request.Path.StartsWithSegments(OwnPath);

    /// <summary>Whether the page downloads a picture or a file of a conversation: that is not a call of the bot.</summary>
    private static bool IsOfPage(HttpContext context) =>
        context.IsForAttachment() && Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out Uri? page) && page.Authority == context.Request.Host.Value && page.AbsolutePath == OwnPath;
}
