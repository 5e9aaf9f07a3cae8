using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// An event of a type that this version does not know, or that the service does not describe, such as
/// <c>passthrough:messaging</c>. <see cref="WireObject.AdditionalData"/> has all of its members.
/// </summary>
[JsonConverter(typeof(UnknownCaseConverter<UnknownWebhookEvent>))]
public sealed class UnknownWebhookEvent : WebhookEvent
{
    /// <summary>The discriminator; empty where it is missing or not a text.</summary>
    [JsonPropertyName("type")]
    public override string Type => UnknownCaseConverter<UnknownWebhookEvent>.TypeOf(this);
}
