namespace SunshineConversations.Emulator;

/// <summary>
/// Identifies the caller of a request, and rejects it without valid credentials, even where there is no operation. Attachments have
/// separate rules.
/// </summary>
internal sealed class AuthenticationMiddleware(EmulatorAccount account, Authentication authentication)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.IsForAttachment() && context.GetOperation() is not { Callers: CallerScopes.None })
            context.SetCaller(CallerOf(context));

        return next(context);
    }

    private Caller CallerOf(HttpContext context)
    {
        lock (account.Lock)
        {
            if (authentication.CallerOf(context.Request.Headers.Authorization) is { } caller)
                return caller;
        }

        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Sunshine Conversations\", Bearer";
        throw EmulatorErrorException.Unauthorized();
    }
}
