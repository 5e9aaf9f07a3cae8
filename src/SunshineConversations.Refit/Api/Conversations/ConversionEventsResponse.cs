using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The response to posted conversion events.</summary>
public sealed class ConversionEventsResponse : ApiObject, IEnvelope
{
    /// <summary>The result. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("conversionEvents")]
    public ConversionEvents ConversionEvents { get; set; } = null!;

    bool IEnvelope.HasPayload => ConversionEvents is not null;
}

/// <summary>The result of posted conversion events. A member that the service omits is <see langword="null"/>.</summary>
public sealed class ConversionEvents : ApiObject
{
    /// <summary>The ID of the data set that received the events, digit for digit.</summary>
    [JsonPropertyName("datasetId")]
    [JsonConverter(typeof(TextConverter))]
    public string? DatasetId { get; set; }

    /// <summary>The number of events that were received and processed.</summary>
    [JsonPropertyName("eventsReceived")]
    public int? EventsReceived { get; set; }
}
