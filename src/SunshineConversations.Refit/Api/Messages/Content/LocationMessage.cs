using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A place on the map.</summary>
public sealed class LocationMessage : MessageContent
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public LocationMessage()
    {
    }

    /// <summary>Creates a location message.</summary>
    /// <param name="latitude">The latitude in degrees.</param>
    /// <param name="longitude">The longitude in degrees.</param>
    public LocationMessage(double latitude, double longitude) => Coordinates = new() { Lat = latitude, Long = longitude };

    /// <summary>The discriminator: <c>location</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "location";

    /// <summary>The coordinates of the place. Required.</summary>
    [JsonPropertyName("coordinates")]
    public LocationCoordinates Coordinates { get; set; } = new();

    /// <summary>The name and the address of the place; <see langword="null"/> if they are not known.</summary>
    [JsonPropertyName("location")]
    public LocationDetails? Location { get; set; }

    /// <summary>Whether the user cannot type while the message is the latest one, on clients that support it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("blockChatInput")]
    public bool? BlockChatInput { get; set; }

    /// <summary>The place as plain text, with a link to a map. Set by the service.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Coordinates, nameof(Coordinates));
}
