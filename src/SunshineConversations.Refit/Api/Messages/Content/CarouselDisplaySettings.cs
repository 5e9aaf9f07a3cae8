using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>How the items of a carousel are shown.</summary>
public sealed class CarouselDisplaySettings : ApiObject
{
    /// <summary>The shape of all images. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("imageAspectRatio")]
    public ImageAspectRatio? ImageAspectRatio { get; set; }
}
