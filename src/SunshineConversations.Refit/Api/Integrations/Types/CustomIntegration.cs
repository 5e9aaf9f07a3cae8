using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An application of the business, such as a bot, that receives webhooks. It can have its own API keys.</summary>
public sealed class CustomIntegration : Integration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public CustomIntegration()
    {
    }

    /// <summary>Creates a custom integration.</summary>
    /// <param name="webhook">Its first webhook: the URL that is called, and the events.</param>
    public CustomIntegration(Webhook webhook) => Webhooks = [webhook];

    /// <summary>The discriminator: <c>custom</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "custom";

    /// <summary>The webhooks: exactly one to create an integration. It is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
    [JsonPropertyName("webhooks")]
    public IReadOnlyList<Webhook> Webhooks { get; set => field = ListExtensions.WithoutNulls(value); } = [];

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.InRequired(Webhooks, nameof(Webhooks));
}
