namespace SunshineConversations;

/// <summary>The body of every documented error.</summary>
internal sealed class ErrorResponse : WireObject
{
    public IReadOnlyList<SunshineConversationsError>? Errors { get; init; }
}
