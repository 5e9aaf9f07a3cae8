using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Where the service delivers a message: <c>ByIntegrationId("…")</c>, <c>ByIntegrationType(IntegrationType.WhatsApp)</c>, or nowhere: <see cref="Silent"/>. Exactly one of <see cref="IntegrationId"/> and <see cref="IntegrationType"/> must be set.</summary>
public sealed class MessageDestination : ApiObject
{
    /// <summary>The ID of an integration, or <see langword="null"/>.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }

    /// <summary>The type of an integration, <c>none</c> for no delivery, or <see langword="null"/>.</summary>
    [JsonPropertyName("integrationType")]
    public IntegrationType? IntegrationType { get; set; }

    /// <summary>Nowhere: the message is only stored.</summary>
    public static MessageDestination Silent => ByIntegrationType(new("none"));

    /// <summary>The integration with this ID.</summary>
    /// <param name="integrationId">The ID of the integration: at most 1,024 characters.</param>
    /// <returns>The destination.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static MessageDestination ByIntegrationId(string integrationId) => new() { IntegrationId = Identifier.Require(integrationId, nameof(integrationId)) };

    /// <summary>The integration of this type.</summary>
    /// <param name="integrationType">The type of the integration, such as <see cref="IntegrationType.WhatsApp"/>: at most 1,024 characters.</param>
    /// <returns>The destination.</returns>
    /// <exception cref="ArgumentException">The type is the default, empty, too long, or malformed.</exception>
    public static MessageDestination ByIntegrationType(IntegrationType integrationType) =>
        new() { IntegrationType = new IntegrationType(Identifier.Require(integrationType.Value, nameof(integrationType))) };

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.NotExactlyOne((IntegrationId, nameof(IntegrationId)), (IntegrationType?.Value, nameof(IntegrationType)))
        ?? BodyRules.InIdentifier(IntegrationId, nameof(IntegrationId))
        ?? BodyRules.InIdentifier(IntegrationType?.Value, nameof(IntegrationType));
}
