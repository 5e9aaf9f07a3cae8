namespace SunshineConversations;

/// <summary>One page of conversations.</summary>
public sealed class ConversationListResponse : WireObject
{
    /// <summary>The conversations on the page; empty, never null, when there are none.</summary>
    public IReadOnlyList<Conversation> Conversations
    {
        get;
        // A list that the service leaves out, or sends as null, is an empty one to whoever enumerates it.
        init => field = value ?? [];
    } = [];

    /// <summary>Whether there is more, and the cursors; null if the service left it out.</summary>
    public Meta? Meta { get; init; }

    /// <summary>The addresses of the neighbouring pages; null if the service left them out.</summary>
    public Links? Links { get; init; }
}
