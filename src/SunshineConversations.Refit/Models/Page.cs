using Refit;

namespace SunshineConversations;

/// <summary>
/// The page of a list to get: the first, the one after a record or the one before it. At most one of
/// <see cref="After"/> and <see cref="Before"/> may be set.
/// </summary>
/// <seealso href="https://developer.zendesk.com/api-reference/conversations/#section/Introduction/API-Pagination-and-Records-Limits"/>
public sealed record Page : IDeepObject
{
    private const int MinSize = 1;
    private const int MaxSize = 100;

    /// <summary>The ID of a record; the page contains the records after it. Take it from <see cref="Meta.AfterCursor"/>. <see langword="null"/> is omitted.</summary>
    public string? After { get; init; }

    /// <summary>The ID of a record; the page contains the records before it. Take it from <see cref="Meta.BeforeCursor"/>. <see langword="null"/> is omitted.</summary>
    public string? Before { get; init; }

    /// <summary>The maximum number of records in the page, from 1 to 100. <see langword="null"/> is omitted; the service then returns 25.</summary>
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
            throw new ArgumentOutOfRangeException(paramName, size, $"The size of a page is from {MinSize} to {MaxSize} records.");
    }
}
