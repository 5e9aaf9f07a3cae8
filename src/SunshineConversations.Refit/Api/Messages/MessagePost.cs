using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The message to post: <c>new() { Author = MessageAuthor.Business(), Content = "Hello!" }</c>. A member that is <see langword="null"/> is omitted.</summary>
public sealed class MessagePost : ApiObject, IRequestBody
{
    private const string WhatsAppSchema = "whatsapp";

    /// <summary>Who writes it. Required.</summary>
    [JsonPropertyName("author")]
    public MessageAuthor Author { get; set; } = null!;

    /// <summary>What it says: a text, a <see cref="CarouselMessage"/> and so on. Required.</summary>
    [JsonPropertyName("content")]
    public MessageContent Content { get; set; } = null!;

    /// <summary>Where the service delivers it, for an author of the business only. <see langword="null"/> leaves it to the service.</summary>
    [JsonPropertyName("destination")]
    public MessageDestination? Destination { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    /// <summary>Payloads that single channels get instead of the content.</summary>
    [JsonPropertyName("override")]
    public MessageOverride? Override { get; set; }

    /// <summary><c>whatsapp</c> where <see cref="Content"/> is in the format of WhatsApp: a <see cref="TemplateMessage"/>, or what <see cref="MessageContent.FromJson"/> makes. Otherwise <see langword="null"/>.</summary>
    [JsonPropertyName("schema")]
    public string? Schema { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Author, nameof(Author))
        ?? BodyRules.InRequired(Content, nameof(Content))
        // What is in the format of a channel may do without.
        ?? (Content is UnknownMessageContent && Schema is null ? BodyRules.Missing(Content.Type, $"{nameof(Content)}.{nameof(Content.Type)}") : null)
        ?? (Content is TemplateMessage && Schema != WhatsAppSchema ? $"{nameof(Schema)} must be '{WhatsAppSchema}' for a {nameof(TemplateMessage)}." : null)
        ?? (Destination is not null && Author.Type != MessageAuthorType.Business ? $"{nameof(Destination)} is possible for an author of the business only." : null)
        ?? BodyRules.In(Destination, nameof(Destination))
        ?? BodyRules.In(Override, nameof(Override));
}
