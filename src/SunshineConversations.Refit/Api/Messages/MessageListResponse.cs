using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>One page of messages.</summary>
public sealed class MessageListResponse : ApiObject, IEnvelope, IPageResponse<Message>
{
    /// <summary>The messages on the page. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("messages")]
    public IReadOnlyList<Message> Messages { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    /// <summary>Whether there are more messages, and the cursors; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("meta")]
    public Meta? Meta { get; set; }

    /// <summary>The URLs of the neighboring pages; <see langword="null"/> when the service omits them.</summary>
    [JsonPropertyName("links")]
    public Links? Links { get; set; }

    /// <summary>The newest first. The order within a page is not documented; the service has been observed to return the oldest first.</summary>
    IReadOnlyList<Message> IPageResponse<Message>.Items
    {
        get
        {
            // Messages of the same moment keep their order.
            bool isOldestFirst = Messages is [{ Received: { } first }, .., { Received: { } last }] && first <= last;
            return [.. (isOldestFirst ? Messages.Reverse() : Messages).OrderByDescending(message => message.Received)];
        }
    }

    bool IEnvelope.HasPayload => IsReadable("messages") && IsReadable("meta");
}
