using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The user to keep when two users were merged in Zendesk.</summary>
public sealed class SyncUserBody : ApiObject, IOptionalRequestBody
{
    /// <summary>The ID in Zendesk of the user to keep. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("survivingZendeskId")]
    public string? SurvivingZendeskId { get; set; }

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.InIdentifier(SurvivingZendeskId, nameof(SurvivingZendeskId));
}
