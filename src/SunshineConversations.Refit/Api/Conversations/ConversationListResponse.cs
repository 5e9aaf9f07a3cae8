namespace SunshineConversations;

/// <summary>One page of conversations.</summary>
public sealed class ConversationListResponse : WireObject
{
    /// <summary>The conversations on the page; empty, never null, when there are none.</summary>
    public IReadOnlyList<Conversation> Conversations
    {
        get;
        // Whoever enumerates it meets neither a null list nor a null in it, whatever the service sends.
        init => field = value is null ? [] : value.Contains(null!) ? [.. value.OfType<Conversation>()] : value;
    } = [];

    /// <summary>Whether there is more, and the cursors; null if the service left it out.</summary>
    public Meta? Meta { get; init; }

    /// <summary>The addresses of the neighbouring pages; null if the service left them out.</summary>
    public Links? Links { get; init; }
}
