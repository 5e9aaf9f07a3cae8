using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An image. To send one, upload it as an attachment, or specify a URL that the service can fetch.</summary>
public sealed class ImageMessage : MessageContent
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ImageMessage()
    {
    }

    /// <summary>Creates an image message.</summary>
    /// <param name="mediaUrl">The URL of the image.</param>
    public ImageMessage(string mediaUrl) => MediaUrl = mediaUrl;

    /// <summary>The discriminator: <c>image</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "image";

    /// <summary>The URL of the image. Required. Private attachments require credentials.</summary>
    [JsonPropertyName("mediaUrl")]
    public string MediaUrl { get; set => field = value ?? ""; } = "";

    /// <summary>The media type of the image, such as <c>image/png</c>. Set by the service.</summary>
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; set; }

    /// <summary>The size of the image in bytes. Set by the service.</summary>
    [JsonPropertyName("mediaSize")]
    public long? MediaSize { get; set; }

    /// <summary>A description of the image for people who cannot see it: at most 128 characters. The service uses the name of the file where it is <see langword="null"/>.</summary>
    [JsonPropertyName("altText")]
    public string? AltText { get; set; }

    /// <summary>A text next to the image. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; set; }

    /// <summary>The text as HTML. It cannot be sent together with <see cref="MarkdownText"/>. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("htmlText")]
    public string? HtmlText { get; set; }

    /// <summary>The text as Markdown, which the service turns into <see cref="HtmlText"/>: it is only sent, never returned. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("markdownText")]
    public string? MarkdownText { get; set; }

    /// <summary>The buttons below the message. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("actions")]
    public IReadOnlyList<MessageAction>? Actions { get; set => field = value is null ? null : ListExtensions.WithoutNulls(value); }

    /// <summary>Whether the user cannot type while the message is the latest one, on clients that support it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("blockChatInput")]
    public bool? BlockChatInput { get; set; }

    /// <summary>An ID for internal use by the service.</summary>
    [JsonPropertyName("attachmentId")]
    public string? AttachmentId { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(MediaUrl, nameof(MediaUrl))
        ?? BodyRules.Several((HtmlText, nameof(HtmlText)), (MarkdownText, nameof(MarkdownText)))
        ?? BodyRules.In(Actions, nameof(Actions));
}
