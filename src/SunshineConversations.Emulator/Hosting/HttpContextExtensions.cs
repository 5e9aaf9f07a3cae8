namespace SunshineConversations.Emulator;

/// <summary>The results of routing and of the previous steps for a request.</summary>
internal static class HttpContextExtensions
{
    /// <summary>The operation that a request is routed to; null for an attachment, and if there is none.</summary>
    public static ApiOperation? GetOperation(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>();

    public static bool IsForAttachment(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AttachmentEndpoint>() is not null;

    /// <summary>The method and template that a request is routed to; null if there is none.</summary>
    public static string? GetRoute(this HttpContext context) => context.IsForAttachment() ? AttachmentEndpoint.Route : context.GetOperation()?.Route;

    public static Caller GetCaller(this HttpContext context) => (Caller?)context.Items[nameof(Caller)] ?? Caller.Anybody;

    public static void SetCaller(this HttpContext context, Caller caller) => context.Items[nameof(Caller)] = caller;

    /// <summary>The entry of a request in the journal, which is collected on its way; null for a request that the journal does not keep.</summary>
    public static Exchange? GetExchange(this HttpContext context) => (Exchange?)context.Items[nameof(Exchange)];

    public static void SetExchange(this HttpContext context, Exchange exchange) => context.Items[nameof(Exchange)] = exchange;

    /// <summary>The app in the path; null for a path without an app.</summary>
    public static string? GetAppId(this HttpContext context) => (string?)context.Request.RouteValues["appId"];
}
