using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Content of a kind that this version does not know, or in the format of a channel: see
/// <see cref="MessageContent.FromJson"/>. <see cref="ApiObject.AdditionalData"/> has all of its members, and it is sent
/// unchanged.
/// </summary>
[JsonConverter(typeof(UnknownCaseConverter<UnknownMessageContent>))]
public sealed class UnknownMessageContent : MessageContent
{
    /// <summary>The discriminator; empty where it is missing or not a string.</summary>
    [JsonPropertyName("type")]
    public override string Type => UnknownCaseConverter<UnknownMessageContent>.TypeOf(this);
}
