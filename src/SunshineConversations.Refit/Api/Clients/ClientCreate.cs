using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The client to create:
/// <c>new() { MatchCriteria = new WhatsAppMatchCriteria("…", "+15550001234"), Confirmation = new(ClientConfirmationType.Immediate), Target = new("…") }</c>.
/// </summary>
public sealed class ClientCreate : ApiObject, IRequestBody
{
    /// <summary>The channel, and who the user is there. Required.</summary>
    [JsonPropertyName("matchCriteria")]
    public MatchCriteria MatchCriteria { get; set; } = null!;

    /// <summary>How the user confirms it. Required.</summary>
    [JsonPropertyName("confirmation")]
    public ClientConfirmation Confirmation { get; set; } = null!;

    /// <summary>The conversation that the client joins. Required.</summary>
    [JsonPropertyName("target")]
    public ClientTarget Target { get; set; } = null!;

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(MatchCriteria, nameof(MatchCriteria))
        ?? BodyRules.InRequired(Confirmation, nameof(Confirmation))
        ?? BodyRules.InRequired(Target, nameof(Target));
}
