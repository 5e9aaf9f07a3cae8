using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The answer to reported events.</summary>
public sealed class ConversionEventsResponse : WireObject
{
    /// <summary>What became of the events; null if the service left it out.</summary>
    public ConversionEvents? ConversionEvents { get; init; }
}

/// <summary>What became of reported events.</summary>
public sealed class ConversionEvents : WireObject
{
    /// <summary>The id of the data set that took the events, digit for digit.</summary>
    [JsonIgnore]
    public string? DatasetId
    {
        get => WireDatasetId?.ToString();
        init => WireDatasetId = value is null ? default(MetadataValue?) : value;
    }

    /// <summary>How many events were taken.</summary>
    public int? EventsReceived { get; init; }

    /// <summary>The service documents text and sends a number: what came is kept as it came.</summary>
    [JsonInclude]
    [JsonPropertyName("datasetId")]
    internal MetadataValue? WireDatasetId { get; init; }
}
