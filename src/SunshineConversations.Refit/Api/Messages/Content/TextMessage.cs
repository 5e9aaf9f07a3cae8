using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A text, with or without buttons.</summary>
public sealed class TextMessage : MessageContent
{
    /// <summary>How many characters the service accepts in a text: 4,096.</summary>
    internal const int MaxLength = 4096;

    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public TextMessage()
    {
    }

    /// <summary>Creates a text message.</summary>
    /// <param name="text">The text: at most 4,096 characters.</param>
    public TextMessage(string text) => Text = text;

    /// <summary>The discriminator: <c>text</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "text";

    /// <summary>The text: at most 4,096 characters. It may be <see langword="null"/> where there are actions, an HTML or a Markdown text.</summary>
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

    /// <summary>In the message of a user who pressed a <see cref="ReplyAction"/>: the payload of that action.</summary>
    [JsonPropertyName("payload")]
    public string? Payload { get; set; }

    /// <summary>
    /// Splits a long text into messages that the service accepts: at a paragraph, a sentence or a word, and never inside a grapheme, a link or a code span that
    /// fits into one message. White space at a cut is omitted.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">How many characters (UTF-16 code units) a message has at most: from 2, so that no surrogate pair is cut, to 4,096.</param>
    /// <returns>The messages in their order; a short text gives one, unchanged.</returns>
    /// <exception cref="ArgumentException">The text is empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> is less than 2 or more than 4,096.</exception>
    /// <example><code>
    /// foreach (TextMessage part in TextMessage.Split(text))
    ///     await client.Messages.PostMessageAsync(appId, conversationId, new(MessageAuthor.Business(), part));
    /// </code></example>
    public static IReadOnlyList<TextMessage> Split(string text, int maxLength = MaxLength)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxLength, MaxLength);
        return [.. TextSplitter.Split(text, maxLength).Select(part => new TextMessage(part))];
    }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? (string.IsNullOrEmpty(Text) && string.IsNullOrEmpty(HtmlText) && string.IsNullOrEmpty(MarkdownText) && Actions is null or []
            ? $"{nameof(Text)} is required, or {nameof(Actions)}, {nameof(HtmlText)} or {nameof(MarkdownText)}."
            : null)
        ?? BodyRules.Several((HtmlText, nameof(HtmlText)), (MarkdownText, nameof(MarkdownText)))
        ?? BodyRules.In(Actions, nameof(Actions));
}
