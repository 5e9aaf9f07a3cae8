using Refit;

namespace SunshineConversations;

/// <summary>Who may see an uploaded file, and what it is for. The default is a public file.</summary>
public readonly record struct AttachmentUploadQuery
{
    /// <summary>Who may see the file; <see langword="null"/> sends <c>public</c>, the only value that the service takes.</summary>
    public string? Access { get; init; }

    /// <summary>What the file is for: <c>message</c> has it deleted with the message that refers to it. <see langword="null"/> is omitted.</summary>
    public string? For { get; init; }

    /// <summary>The conversation that the file is for. <see langword="null"/> is omitted.</summary>
    public string? ConversationId { get; init; }
}

/// <summary>Writes the query of an upload.</summary>
internal sealed class AttachmentUploadQueryConverter : IQueryConverter<AttachmentUploadQuery>
{
    public void Flatten(AttachmentUploadQuery value, string keyPrefix, ref GeneratedQueryStringBuilder builder, RefitSettings settings)
    {
        Add(ref builder, "access", value.Access ?? "public");
        Add(ref builder, "for", value.For);
        Add(ref builder, "conversationId", value.ConversationId);
    }

    private static void Add(ref GeneratedQueryStringBuilder query, string name, string? value)
    {
        if (BodyRules.InIdentifier(value, name) is { } problem)
            throw new ArgumentException(problem, nameof(query));

        if (value is not null)
            query.AddPreEscapedKey(name, value, preEncoded: false);
    }
}
