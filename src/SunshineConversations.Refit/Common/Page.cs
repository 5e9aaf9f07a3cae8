using Refit;

namespace SunshineConversations;

/// <summary>
/// Which page of a list to ask for: from the start, after a record or before one. At most one of
/// <see cref="After"/> and <see cref="Before"/> may be set.
/// </summary>
/// <seealso href="https://developer.zendesk.com/api-reference/conversations/#section/Introduction/API-Pagination-and-Records-Limits"/>
public sealed record Page : IDeepObject
{
    private const int MinSize = 1;
    private const int MaxSize = 100;

    /// <summary>The id of a record; the page holds what comes after it. Take it from <see cref="Meta.AfterCursor"/>. Null: not sent.</summary>
    public string? After { get; init; }

    /// <summary>The id of a record; the page holds what comes before it. Take it from <see cref="Meta.BeforeCursor"/>. Null: not sent.</summary>
    public string? Before { get; init; }

    /// <summary>How many records the page may hold, from 1 to 100. Null: not sent, and the service takes 25.</summary>
    public int? Size { get; init; }

    void IDeepObject.WriteTo(string name, ref GeneratedQueryStringBuilder query)
    {
        if (After is not null && Before is not null)
            throw new ArgumentException($"Only one of {nameof(After)} and {nameof(Before)} may be set.", name);

        ThrowIfSizeOutOfRange(Size, name);
        query.AddMember(name, "after", After);
        query.AddMember(name, "before", Before);
        query.AddMember(name, "size", Size);
    }

    internal static void ThrowIfSizeOutOfRange(int? size, string paramName)
    {
        if (size is < MinSize or > MaxSize)
            throw new ArgumentOutOfRangeException(paramName, size, $"A page holds from {MinSize} to {MaxSize} records.");
    }
}
