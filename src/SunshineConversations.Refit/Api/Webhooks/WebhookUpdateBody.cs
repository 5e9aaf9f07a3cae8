using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to a webhook. A member that is <see langword="null"/> is omitted and not changed.</summary>
public sealed class WebhookUpdateBody : ApiObject, IRequestBody
{
    /// <summary>The URL that is called. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("target")]
    public string? Target { get; set; }

    /// <summary>The events that it is called for, replacing the previous triggers. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("triggers")]
    public IReadOnlyList<WebhookTrigger>? Triggers { get; set; }

    /// <summary>Whether events about a user include the full user. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("includeFullUser")]
    public bool? IncludeFullUser { get; set; }

    /// <summary>Whether events include the client and the device of their source. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("includeFullSource")]
    public bool? IncludeFullSource { get; set; }
}
