using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// A connection of an app to a channel, an SDK, or an application of the business: one of the derived
/// classes. It is sent to create an integration, and read.
/// </summary>
/// <remarks>
/// A member that the service omits is <see langword="null"/>. The secrets of an integration are in no
/// <see cref="object.ToString"/>, but in its JSON.
/// </remarks>
/// <example><code>
/// IntegrationResponse created = await client.Integrations.CreateIntegrationAsync(
///     appId, new CustomIntegration(new Webhook("https://example.org/hook", WebhookTrigger.ConversationMessage)) { DisplayName = "Bot" });
/// </code></example>
[JsonConverter(typeof(UnionConverter<Integration>))]
public abstract class Integration : ApiObject, IHasCases<Integration>, IRequestBody
{
    private protected Integration()
    {
    }

    /// <summary>The discriminator: the name of the type of integration on the wire.</summary>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    /// <summary>The ID of the integration. The service sets it: <see langword="null"/> in an integration that is to be created, where an empty one would be sent, or when the service omits it.</summary>
    [JsonPropertyName("id")]
    public virtual string Id { get; set; } = null!;

    /// <summary>Whether it works. Set by the service.</summary>
    [JsonPropertyName("status")]
    public virtual IntegrationStatus? Status { get; set; }

    /// <summary>A display name: at most 100 characters. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("displayName")]
    public virtual string? DisplayName { get; set; }

    static UnionCases<Integration> IHasCases<Integration>.Cases { get; } = UnionCases<Integration>.WithUnknown<UnknownIntegration>(integration => integration.Type)
        .With<AndroidIntegration>()
        .With<AppleIntegration>()
        .With<CustomIntegration>()
        .With<InstagramIntegration>()
        .With<IosIntegration>()
        .With<LineIntegration>()
        .With<MailgunIntegration>()
        .With<MessageBirdIntegration>()
        .With<MessengerIntegration>()
        .With<TelegramIntegration>()
        .With<TwilioIntegration>()
        .With<TwitterIntegration>()
        .With<UnityIntegration>()
        .With<ViberIntegration>()
        .With<WebIntegration>()
        .With<WhatsAppIntegration>();
}
