namespace SunshineConversations;

/// <summary>The addresses of the pages beside this one.</summary>
public sealed class Links : WireObject
{
    /// <summary>The address of the previous page; null when there is none.</summary>
    public string? Prev { get; init; }

    /// <summary>The address of the next page; null when there is none.</summary>
    public string? Next { get; init; }
}
