using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The client to create:
/// <c>new(new WhatsAppMatchCriteria("…", "+15550001234"), new(ClientConfirmationType.Immediate), new("…"))</c>.
/// </summary>
public sealed class ClientCreate : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public ClientCreate()
    {
    }

    /// <summary>Creates a client that joins a conversation.</summary>
    /// <param name="matchCriteria">The channel, and who the user is there.</param>
    /// <param name="confirmation">How the user confirms it.</param>
    /// <param name="target">The conversation that the client joins.</param>
    public ClientCreate(MatchCriteria matchCriteria, ClientConfirmation confirmation, ClientTarget target)
    {
        MatchCriteria = matchCriteria;
        Confirmation = confirmation;
        Target = target;
    }

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
