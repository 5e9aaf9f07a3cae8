namespace SunshineConversations.Emulator;

/// <summary>Rejects credentials that may not call the operation, or not for this app.</summary>
internal sealed class ScopesMiddleware(EmulatorAccount account)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetOperation() is { } operation)
        {
            Caller caller = context.GetCaller();
            if (operation.Callers != CallerScopes.None && (operation.Callers & caller.Scope) == CallerScopes.None)
                throw EmulatorErrorException.Forbidden();

            lock (account.Lock)
                account.AppOf(caller, context.GetAppId());
        }

        return next(context);
    }
}
