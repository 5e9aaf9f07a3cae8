using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.StaticFiles;

namespace SunshineConversations.Emulator;

/// <summary>What the service adds to the content of a message when it receives it.</summary>
internal static class ReceivedContent
{
    private static readonly FileExtensionContentTypeProvider MediaTypes = new();

    /// <param name="content">What is kept of the posted content.</param>
    /// <param name="posted">The content as it was posted.</param>
    public static void Complete(JsonObject content, JsonElement posted)
    {
        if (posted.Text("markdownText") is { } markdown)
            content["htmlText"] = RichText.MarkdownToHtml(markdown);

        if (posted.Text("text") is null && (posted.Text("markdownText") is not null || posted.Text("htmlText") is not null))
            content["text"] = RichText.HtmlToText((string)content["htmlText"]!);

        switch (posted.Text("type"))
        {
            case "carousel":
                // For channels that cannot show a carousel.
                content["text"] = string.Join('\n', posted.GetProperty("items").EnumerateArray().Select(item => item.Text("title")));
                break;
            case "location":
                JsonElement coordinates = posted.GetProperty("coordinates");
                content["text"] = string.Create(CultureInfo.InvariantCulture, $"Location: {coordinates.GetProperty("lat").GetDouble()},{coordinates.GetProperty("long").GetDouble()}");
                break;
            case "form":
                content["submitted"] = false;
                break;
            case "file" or "image":
                AddMediaDetails(content, new Uri(posted.Text("mediaUrl")!));
                break;
        }
    }

    /// <summary>The service looks at the file. The emulator does not fetch it, and goes by its name.</summary>
    private static void AddMediaDetails(JsonObject content, Uri mediaUrl)
    {
        string fileName = System.Uri.UnescapeDataString(mediaUrl.Segments[^1]).Trim('/');
        content["mediaType"] = MediaTypes.TryGetContentType(fileName, out string? mediaType) ? mediaType : "application/octet-stream";
        if (fileName.Length > 0)
            content.TryAdd("altText", fileName);
    }
}
