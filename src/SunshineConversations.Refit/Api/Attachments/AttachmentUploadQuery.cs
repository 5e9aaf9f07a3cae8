using Refit;

namespace SunshineConversations;

/// <summary>
/// The purpose of an uploaded file: with <c>ForMessage()</c> the file is deleted with the message that refers to it, and
/// <c>ForConversation("…")</c> links it to a conversation. The default does neither. The file is public in each case: the service accepts no other access.
/// </summary>
public readonly record struct AttachmentUploadQuery
{
    private AttachmentUploadQuery(string? @for, string? conversationId) => (For, ConversationId) = (@for, conversationId);

    /// <summary>The purpose of the file: <c>message</c>, or <see langword="null"/>, which is omitted.</summary>
    public string? For { get; }

    /// <summary>The ID of the conversation that the file is linked to. <see langword="null"/> is omitted.</summary>
    public string? ConversationId { get; }

    /// <summary>Who may see the file; the service accepts no other value.</summary>
    internal static string Access => "public";

    /// <summary>A file that is deleted with the message that refers to it.</summary>
    /// <param name="conversationId">The ID of the conversation that the file is also linked to: at most 1,024 characters. <see langword="null"/> links it to no conversation.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static AttachmentUploadQuery ForMessage(string? conversationId = null) =>
        new("message", conversationId is null ? null : Identifier.Require(conversationId, nameof(conversationId)));

    /// <summary>A file that is linked to a conversation.</summary>
    /// <param name="conversationId">The ID of the conversation: at most 1,024 characters.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static AttachmentUploadQuery ForConversation(string conversationId) => new(@for: null, Identifier.Require(conversationId, nameof(conversationId)));
}

/// <summary>Writes the query of an upload.</summary>
internal sealed class AttachmentUploadQueryConverter : IQueryConverter<AttachmentUploadQuery>
{
    public void Flatten(AttachmentUploadQuery value, string keyPrefix, ref GeneratedQueryStringBuilder builder, RefitSettings settings)
    {
        Add(ref builder, "access", AttachmentUploadQuery.Access);
        Add(ref builder, "for", value.For);
        Add(ref builder, "conversationId", value.ConversationId);
    }

    private static void Add(ref GeneratedQueryStringBuilder query, string name, string? value)
    {
        if (value is not null)
            query.AddPreEscapedKey(name, value, preEncoded: false);
    }
}
