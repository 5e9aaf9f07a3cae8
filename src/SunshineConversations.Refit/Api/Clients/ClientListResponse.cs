using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One page of clients.</summary>
public sealed class ClientListResponse : ApiObject, IEnvelope, IPageResponse<Client>
{
    /// <summary>The clients on the page. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("clients")]
    public IReadOnlyList<Client> Clients { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>Whether there are more clients, and the cursors; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("meta")]
    public Meta? Meta { get; set; }

    /// <summary>The URLs of the neighboring pages; <see langword="null"/> when the service omits them.</summary>
    [JsonPropertyName("links")]
    public Links? Links { get; set; }

    IReadOnlyList<Client> IPageResponse<Client>.Items => Clients;

    bool IEnvelope.HasPayload => IsReadable("clients") && IsReadable("meta");
}
