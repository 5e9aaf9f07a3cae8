using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One page of integrations.</summary>
public sealed class IntegrationListResponse : ApiObject, IEnvelope, IPageResponse<Integration>
{
    /// <summary>The integrations on the page. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("integrations")]
    public IReadOnlyList<Integration> Integrations { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>Whether there are more integrations, and the cursors; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("meta")]
    public Meta? Meta { get; set; }

    /// <summary>The URLs of the neighboring pages; <see langword="null"/> when the service omits them.</summary>
    [JsonPropertyName("links")]
    public Links? Links { get; set; }

    IReadOnlyList<Integration> IPageResponse<Integration>.Items => Integrations;

    bool IEnvelope.HasPayload => IsReadable("integrations") && IsReadable("meta");
}
