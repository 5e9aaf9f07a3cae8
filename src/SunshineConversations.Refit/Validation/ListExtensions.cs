namespace SunshineConversations;

/// <summary>Makes a deserialized list safe to enumerate without a check.</summary>
internal static class ListExtensions
{
    /// <summary>The list without its nulls; an empty one instead of <see langword="null"/>.</summary>
    public static IReadOnlyList<T> WithoutNulls<T>(IReadOnlyList<T>? list)
        where T : class =>
        list is null ? [] : list.Contains(null!) ? [.. list.OfType<T>()] : list;
}
