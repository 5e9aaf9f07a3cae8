using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// An action of a kind that this version does not know. <see cref="ApiObject.AdditionalData"/> has all of its members,
/// and it is sent unchanged.
/// </summary>
[JsonConverter(typeof(UnknownCaseConverter<UnknownMessageAction>))]
public sealed class UnknownMessageAction : MessageAction
{
    /// <summary>The discriminator; empty where it is missing or not a string.</summary>
    [JsonPropertyName("type")]
    public override string Type => UnknownCaseConverter<UnknownMessageAction>.TypeOf(this);

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.Missing(Type, nameof(Type));
}
