using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An application of the business, such as a bot, that receives webhooks. It can have API keys of its own.</summary>
public sealed class CustomIntegration : Integration
{
    /// <summary>Creates an empty instance; set what is required before it is sent.</summary>
    public CustomIntegration()
    {
    }

    /// <summary>Creates a custom integration.</summary>
    /// <param name="webhook">Its first webhook: the address that is called, and for what.</param>
    public CustomIntegration(Webhook webhook) => Webhooks = [webhook];

    /// <summary>The discriminator: <c>custom</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "custom";

    /// <summary>The webhooks: exactly one where an integration is created. It is never <see langword="null"/> and holds no <see langword="null"/>.</summary>
    [JsonPropertyName("webhooks")]
    public IReadOnlyList<Webhook> Webhooks { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Webhooks, nameof(Webhooks));
}
