using System.Security.Cryptography;
using System.Text;

namespace SunshineConversations.Emulator;

/// <summary>The page at <c>/emulator</c>: conversations as a user sees them, next to the deliveries of webhooks.</summary>
internal static class LivePage
{
    private static readonly byte[] Content = ReadContent();

    private static readonly string Policy =
        $"default-src 'none'; script-src '{HashOf("<script>", "</script>")}'; style-src '{HashOf("<style>", "</style>")}'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static async Task ServeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = Content.Length;
        // Only its own script runs, and no other page can embed it in a frame.
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(Content, context.RequestAborted).ConfigureAwait(false);
    }

    private static byte[] ReadContent()
    {
        using Stream resource = typeof(LivePage).Assembly.GetManifestResourceStream("LivePage.html")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }

    private static string HashOf(string begin, string end)
    {
        // As browsers read it.
        string text = Encoding.UTF8.GetString(Content).Replace("\r\n", "\n", StringComparison.Ordinal);
        string part = text.Split(begin)[1].Split(end)[0];
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part)))}";
    }
}
