using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The coordinates of a place.</summary>
public sealed class LocationCoordinates : ApiObject
{
    /// <summary>The latitude in degrees. Required; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("lat")]
    public double? Lat { get; set; }

    /// <summary>The longitude in degrees. Required; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("long")]
    public double? Long { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? (Lat is null ? $"{nameof(Lat)} is required." : Long is null ? $"{nameof(Long)} is required." : null);
}
