using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The app that the events of a webhook are from.</summary>
public sealed class AppReference : ApiObject
{
    /// <summary>The ID of the app; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";
}
