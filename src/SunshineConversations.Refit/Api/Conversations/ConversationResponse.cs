namespace SunshineConversations;

/// <summary>The answer of the operations that create, fetch or change one conversation.</summary>
public sealed class ConversationResponse : WireObject
{
    /// <summary>The conversation; null only if the service left it out.</summary>
    public Conversation? Conversation { get; init; }
}
