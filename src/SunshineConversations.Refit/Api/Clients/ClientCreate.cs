using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The client to create:
/// <c>new() { MatchCriteria = new WhatsAppMatchCriteria("…", "+15550001234"), Confirmation = new(ClientConfirmationType.Immediate), Target = new("…") }</c>.
/// </summary>
public sealed class ClientCreate : WireObject, IRequestBody
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
        ?? Problem.InRequired(MatchCriteria, nameof(MatchCriteria))
        ?? Problem.InRequired(Confirmation, nameof(Confirmation))
        ?? Problem.InRequired(Target, nameof(Target));
}
