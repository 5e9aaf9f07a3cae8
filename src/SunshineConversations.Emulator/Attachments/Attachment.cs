namespace SunshineConversations.Emulator;

/// <summary>An uploaded file.</summary>
/// <param name="Id">24 hexadecimal digits.</param>
/// <param name="MediaUrl">The URL that it is served at.</param>
/// <param name="MediaType">Its media type, by its extension.</param>
/// <param name="File">Its bytes.</param>
/// <param name="IsForMessage">Whether it is deleted with the message that refers to it.</param>
/// <param name="ConversationId">The conversation that it is for, or null.</param>
internal sealed record Attachment(string Id, string MediaUrl, string MediaType, StoredFile File, bool IsForMessage, string? ConversationId)
{
    /// <summary>The keys that it can be listed by: its URL, and its conversation if it is deleted with it.</summary>
    public IEnumerable<string> Keys => IsForMessage && ConversationId is not null ? [MediaUrl, ConversationId] : [MediaUrl];
}

/// <summary>An attachment as it is written.</summary>
internal sealed record AttachmentReference(string MediaUrl, string MediaType);

internal sealed record AttachmentBody(AttachmentReference Attachment);
