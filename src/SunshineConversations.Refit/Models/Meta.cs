using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Information about a page: whether there are more records, and the cursors of the neighboring pages.</summary>
public sealed class Meta : ApiObject
{
    /// <summary>Whether more records can be fetched; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("hasMore")]
    public bool? HasMore { get; set; }

    /// <summary>The <see cref="Page.After"/> of the next page; <see langword="null"/> when there is none.</summary>
    [JsonPropertyName("afterCursor")]
    public string? AfterCursor { get; set; }

    /// <summary>The <see cref="Page.Before"/> of the previous page; <see langword="null"/> when there is none.</summary>
    [JsonPropertyName("beforeCursor")]
    public string? BeforeCursor { get; set; }
}
