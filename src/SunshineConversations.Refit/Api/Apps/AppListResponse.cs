using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One page of apps.</summary>
public sealed class AppListResponse : ApiObject, IEnvelope, IPageResponse<SunshineConversationsApp>
{
    /// <summary>The apps on the page. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("apps")]
    public IReadOnlyList<SunshineConversationsApp> Apps { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>Whether there are more apps, and the cursors; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("meta")]
    public Meta? Meta { get; set; }

    /// <summary>The URLs of the neighboring pages; <see langword="null"/> when the service omits them.</summary>
    [JsonPropertyName("links")]
    public Links? Links { get; set; }

    IReadOnlyList<SunshineConversationsApp> IPageResponse<SunshineConversationsApp>.Items => Apps;

    bool IEnvelope.HasPayload => IsReadable("apps") && IsReadable("meta");
}
