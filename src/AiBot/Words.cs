using System.Globalization;

namespace SunshineConversations.AiBot;

/// <summary>The content of a message in words: a model that does not know of a picture responds as if nothing had been sent.</summary>
internal static class Words
{
    public static string Of(MessageContent? content) => content switch
    {
        TextMessage { Text: { Length: > 0 } text } => text,
        // The alternative text is the name of the file, unless the sender gave one. The URL is not for the model.
        ImageMessage image => Describe("image", image.AltText, image.Text),
        FileMessage file => Describe("file", file.AltText ?? file.MediaType, file.Text),
        LocationMessage place => Describe("location", string.Create(CultureInfo.InvariantCulture, $"{place.Coordinates.Lat}, {place.Coordinates.Long}"), place.Location?.Name),
        FormResponseMessage form => Describe("form", form.TextFallback, text: null),
        CarouselMessage carousel => Describe("carousel", string.Join(", ", carousel.Items.Select(item => item.Title)), text: null),
        ListMessage list => Describe("list", string.Join(", ", list.Items.Select(item => item.Title)), text: null),
        _ => Describe(content?.Type ?? "message", details: null, text: null),
    };

    private static string Describe(string kind, string? details, string? text) =>
        $"[{kind}{(string.IsNullOrEmpty(details) ? "" : $": {details}")}]{(string.IsNullOrEmpty(text) ? "" : $" {text}")}";
}
