using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One field of a <see cref="FormResponseMessage"/>.</summary>
public sealed class FormResponseField : FormFieldBase
{
    /// <summary>The ID of the message with the form; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("quotedMessageId")]
    public string? QuotedMessageId { get; set; }
}
