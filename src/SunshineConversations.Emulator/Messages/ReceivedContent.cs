using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>Adds to the content of a message what the service adds when it receives it.</summary>
internal static class ReceivedContent
{
    /// <param name="state">The state with the attachments.</param>
    /// <param name="content">The part of the posted content that is kept.</param>
    /// <param name="posted">The content as it was posted.</param>
    public static void Complete(AppState state, JsonObject content, JsonElement posted)
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
                string mediaUrl = posted.Text("mediaUrl")!;
                AddMediaDetails(content, new Uri(mediaUrl), state.AttachmentAt(mediaUrl));
                break;
        }
    }

    /// <summary>The service inspects the file. The emulator knows its own attachments, fetches nothing, and otherwise uses the name.</summary>
    private static void AddMediaDetails(JsonObject content, Uri mediaUrl, Attachment? attachment)
    {
        // A URL such as mailto:a@example.com has no path.
        string fileName = System.Uri.UnescapeDataString(mediaUrl.Segments.LastOrDefault("")).Trim('/');
        content["mediaType"] = attachment?.MediaType ?? FileTypes.MediaTypeOf(fileName);
        if (attachment is not null)
        {
            content["mediaSize"] = attachment.File.Length;
            content.TryAdd("attachmentId", attachment.Id);
        }

        if (fileName.Length > 0)
            content.TryAdd("altText", fileName);
    }
}
