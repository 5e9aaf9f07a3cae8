using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The name and the address of a place. A member that is <see langword="null"/> is omitted.</summary>
public sealed class LocationDetails : ApiObject
{
    /// <summary>The name.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The address.</summary>
    [JsonPropertyName("address")]
    public string? Address { get; set; }
}
