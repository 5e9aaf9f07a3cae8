using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A message in an event. A member that the service omits is <see langword="null"/>.</summary>
public sealed class WebhookMessage : ApiObject
{
    /// <summary>The ID of the message; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>When the service received it.</summary>
    [JsonPropertyName("received")]
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? Received { get; set; }

    /// <summary>Who wrote it.</summary>
    [JsonPropertyName("author")]
    public WebhookAuthor? Author { get; set; }

    /// <summary>The content: a <see cref="TextMessage"/>, an <see cref="ImageMessage"/> and so on.</summary>
    [JsonPropertyName("content")]
    public MessageContent? Content { get; set; }

    /// <summary>Where it came from.</summary>
    [JsonPropertyName("source")]
    public MessageSource? Source { get; set; }

    /// <summary>The message that it replies to, on channels that report it.</summary>
    [JsonPropertyName("quotedMessage")]
    public QuotedMessage? QuotedMessage { get; set; }

    /// <summary>Custom properties.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    /// <summary>Whether it is the placeholder of a deleted message.</summary>
    [JsonPropertyName("deleted")]
    public bool? Deleted { get; set; }
}
