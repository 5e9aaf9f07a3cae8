using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One item of a <see cref="CarouselMessage"/> or a <see cref="ListMessage"/>.</summary>
public sealed class MessageItem : ApiObject
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public MessageItem()
    {
    }

    /// <summary>Creates an item.</summary>
    /// <param name="title">The title: 1 to 128 characters.</param>
    /// <param name="actions">The buttons: 1 to 3.</param>
    public MessageItem(string title, params IReadOnlyList<MessageAction> actions)
    {
        Title = title;
        Actions = actions;
    }

    /// <summary>The title: 1 to 128 characters. Required.</summary>
    [JsonPropertyName("title")]
    public string Title { get; set => field = value ?? ""; } = "";

    /// <summary>A text below the title: at most 128 characters. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The URL of an image: at most 2,048 characters. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("mediaUrl")]
    public string? MediaUrl { get; set; }

    /// <summary>The media type of the image. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; set; }

    /// <summary>A description of the image for people who cannot see it: at most 128 characters. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("altText")]
    public string? AltText { get; set; }

    /// <summary>The size of the image. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("size")]
    public ItemSize? Size { get; set; }

    /// <summary>The buttons: 1 to 3 actions to buy, to open a link or a webview, or to post back. Required. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("actions")]
    public IReadOnlyList<MessageAction> Actions { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>Custom properties: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Title, nameof(Title))
        ?? (Actions is [] ? $"{nameof(Actions)} is required: at least one action." : null)
        ?? MessageAction.FindProblemOfSubset(Actions, nameof(Actions));
}
