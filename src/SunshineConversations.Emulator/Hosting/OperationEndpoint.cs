using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>Runs the operation that a request is routed to, and writes its response.</summary>
internal sealed class OperationEndpoint(EmulatorAccount account)
{
    public async Task RunAsync(HttpContext context)
    {
        ApiOperation operation = context.GetOperation()!;
        JsonElement body = operation.Body is null
            ? default
            : await RequestBody.ReadObjectAsync(context, account.Options.MaxRequestBodySize, operation.IsBodyOptional).ConfigureAwait(false);

        UploadedFile? file = operation.HasFile
            ? await UploadedFile.ReceiveAsync(context, account.Files, account.Options.MaxUploadBytes).ConfigureAwait(false)
            : null;

        using var request = new ApiRequest(operation, context, body, file);
        ApiResponse response;
        byte[]? json;
        lock (account.Lock)
        {
            // Looked up again, since it may have been deleted while the body was received.
            request.App = account.AppOf(request.Caller, context.GetAppId());
            response = operation.Handle(request);
            json = response.StatusCode == StatusCodes.Status302Found ? null : EmulatorJson.Serialize(response.Body);
            if (context.GetExchange() is { } exchange)
                exchange.End(context, response.StatusCode, json);
            else if (!HttpMethods.IsGet(operation.Method))
                account.Journal.Pulse();
        }

        if (json is null)
            await WriteRedirectAsync(context, (string)response.Body).ConfigureAwait(false);
        else
            await EmulatorJson.WriteAsync(context, response.StatusCode, json).ConfigureAwait(false);
    }

    private static Task WriteRedirectAsync(HttpContext context, string location)
    {
        context.Response.Redirect(location);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"Found. Redirecting to {location}");
    }
}
