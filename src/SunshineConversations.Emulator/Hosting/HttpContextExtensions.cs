namespace SunshineConversations.Emulator;

/// <summary>What routing and the steps before have found out about a request.</summary>
internal static class HttpContextExtensions
{
    /// <summary>The operation that a request reaches; null for an attachment, and where there is none.</summary>
    public static ApiOperation? GetOperation(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>();

    public static bool IsForAttachment(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AttachmentEndpoint>() is not null;

    /// <summary>Method and template of what a request reaches; null if that is nothing.</summary>
    public static string? GetRoute(this HttpContext context) => context.IsForAttachment() ? AttachmentEndpoint.Route : context.GetOperation()?.Route;

    public static Caller GetCaller(this HttpContext context) => (Caller?)context.Items[nameof(Caller)] ?? Caller.Anybody;

    public static void SetCaller(this HttpContext context, Caller caller) => context.Items[nameof(Caller)] = caller;

    /// <summary>The app that the path names; null for a path without an app.</summary>
    public static string? GetAppId(this HttpContext context) => (string?)context.Request.RouteValues["appId"];
}
