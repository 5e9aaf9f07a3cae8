using System.Text.Json.Serialization;
using Unknown = SunshineConversations.Serialization.UnknownCaseConverter<SunshineConversations.UnknownIntegration>;

namespace SunshineConversations;

/// <summary>
/// An integration of a type that this version does not know. <see cref="ApiObject.AdditionalData"/> has all of its
/// members, and it is sent unchanged.
/// </summary>
[JsonConverter(typeof(Unknown))]
public sealed class UnknownIntegration : Integration
{
    /// <summary>The discriminator; empty where it is missing or not a string.</summary>
    [JsonPropertyName("type")]
    public override string Type => Unknown.TypeOf(this);

    /// <summary>The ID of the integration, from <see cref="ApiObject.AdditionalData"/>.</summary>
    [JsonPropertyName("id")]
    public override string Id
    {
        get => Unknown.TextOf(this, "id")!;
        set => Unknown.SetText(this, "id", value);
    }

    /// <summary>Whether it works, from <see cref="ApiObject.AdditionalData"/>.</summary>
    [JsonPropertyName("status")]
    public override IntegrationStatus? Status
    {
        get => Unknown.TextOf(this, "status") is { } status ? new(status) : null;
        set => Unknown.SetText(this, "status", value?.Value);
    }

    /// <summary>A display name, from <see cref="ApiObject.AdditionalData"/>.</summary>
    [JsonPropertyName("displayName")]
    public override string? DisplayName
    {
        get => Unknown.TextOf(this, "displayName");
        set => Unknown.SetText(this, "displayName", value);
    }

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.Missing(Type, nameof(Type));
}
