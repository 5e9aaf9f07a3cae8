using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to a webhook. A member that is <see langword="null"/> is omitted and stays as it is.</summary>
public sealed class WebhookUpdateBody : ApiObject, IRequestBody
{
    /// <summary>The address that is called. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("target")]
    public string? Target { get; set; }

    /// <summary>What it is called for, instead of the triggers so far. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("triggers")]
    public IReadOnlyList<WebhookTrigger>? Triggers { get; set; }

    /// <summary>Whether the events about a user have the whole user. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("includeFullUser")]
    public bool? IncludeFullUser { get; set; }

    /// <summary>Whether the events have the client and the device of their source. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("includeFullSource")]
    public bool? IncludeFullSource { get; set; }
}
