using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The switchboard integration that control of a conversation is passed to.</summary>
public sealed class PassControlBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public PassControlBody()
    {
    }

    /// <summary>Creates a body with this target.</summary>
    /// <param name="switchboardIntegration">The ID, the name or the integration type of the switchboard integration, or <see cref="SwitchboardTarget.Next"/>.</param>
    public PassControlBody(string switchboardIntegration) => SwitchboardIntegration = switchboardIntegration;

    /// <summary>The ID, the name or the integration type of the switchboard integration, or <see cref="SwitchboardTarget.Next"/>. Required.</summary>
    [JsonPropertyName("switchboardIntegration")]
    public string SwitchboardIntegration { get; set => field = value ?? ""; } = "";

    /// <summary>Custom properties for the webhook <c>switchboard:passControl</c>: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(SwitchboardIntegration, nameof(SwitchboardIntegration));
}
