using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The message to post: <c>new(MessageAuthor.Business(), "Hello!")</c>. A member that is <see langword="null"/> is omitted.</summary>
public sealed class MessagePost : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public MessagePost()
    {
    }

    /// <summary>Creates a message of this author.</summary>
    /// <param name="author">The author.</param>
    /// <param name="content">The content; a <see cref="string"/> becomes a <see cref="TextMessage"/>.</param>
    public MessagePost(MessageAuthor author, MessageContent content)
    {
        Author = author;
        Content = content;
    }

    /// <summary>The author of the message. Required.</summary>
    [JsonPropertyName("author")]
    public MessageAuthor Author { get; set; } = null!;

    /// <summary>The content: a string, a <see cref="CarouselMessage"/> and so on. Required.</summary>
    [JsonPropertyName("content")]
    public MessageContent Content { get; set; } = null!;

    /// <summary>Where the service delivers it, for an author of the business only. <see langword="null"/> leaves it to the service.</summary>
    [JsonPropertyName("destination")]
    public MessageDestination? Destination { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    /// <summary>Channel-specific payloads that replace the content.</summary>
    [JsonPropertyName("override")]
    public MessageOverride? Override { get; set; }

    /// <summary><see cref="MessageSchema.WhatsApp"/> where <see cref="Content"/> is in the format of WhatsApp: a <see cref="TemplateMessage"/>, or content from <see cref="MessageContent.FromJson"/>. Otherwise <see langword="null"/>.</summary>
    [JsonPropertyName("schema")]
    public MessageSchema? Schema { get; set; }

    string? IRequestBody.Advice => Content is TextMessage { Text.Length: > TextMessage.MaxLength and var length }
        ? $"the text has {length} characters, and the service accepts {TextMessage.MaxLength}: {nameof(TextMessage)}.{nameof(TextMessage.Split)} splits it"
        : null;

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Author, nameof(Author))
        ?? BodyRules.InRequired(Content, nameof(Content))
        // Content in the format of a channel may omit its type.
        ?? (Content is UnknownMessageContent && Schema?.Value is null ? BodyRules.Missing(Content.Type, $"{nameof(Content)}.{nameof(Content.Type)}") : null)
        ?? (Content is TemplateMessage && Schema != MessageSchema.WhatsApp ? $"{nameof(Schema)} must be {nameof(MessageSchema)}.{nameof(MessageSchema.WhatsApp)} for a {nameof(TemplateMessage)}." : null)
        ?? (Destination is not null && Author.Type != MessageAuthorType.Business ? $"{nameof(Destination)} can only be set when the author is the business." : null)
        ?? BodyRules.In(Destination, nameof(Destination))
        ?? BodyRules.In(Override, nameof(Override));
}
