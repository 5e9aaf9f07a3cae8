using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An uploaded file.</summary>
public sealed class Attachment : ApiObject
{
    /// <summary>The URL of the file; empty only when the service omits it. Private attachments require credentials.</summary>
    [JsonPropertyName("mediaUrl")]
    public string MediaUrl { get; set => field = value ?? ""; } = "";

    /// <summary>The media type of the file, such as <c>image/png</c>; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; set; }
}
