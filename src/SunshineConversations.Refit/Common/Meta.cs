using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>What the service says about a page: whether there is more, and from where to go on.</summary>
public sealed class Meta : WireObject
{
    /// <summary>Whether more records can be fetched.</summary>
    [JsonIgnore]
    public bool HasMore
    {
        get => WireHasMore ?? false;
        init => WireHasMore = value;
    }

    /// <summary>The <see cref="Page.After"/> of the next page; null when there is none.</summary>
    public string? AfterCursor { get; init; }

    /// <summary>The <see cref="Page.Before"/> of the previous page; null when there is none.</summary>
    public string? BeforeCursor { get; init; }

    /// <summary>Null when the service left it out, or sent what is no boolean: that stands in the additional data and is written once.</summary>
    [JsonInclude]
    [JsonPropertyName("hasMore")]
    internal bool? WireHasMore { get; init; }
}
