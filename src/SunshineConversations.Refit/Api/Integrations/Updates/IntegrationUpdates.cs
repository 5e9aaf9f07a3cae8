using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The changes to an integration: the class that is named after its type, such as <see cref="WebIntegrationUpdate"/>. Only
/// members that are set are sent. It is only sent: it does not contain its type, and cannot be deserialized as this base.
/// </summary>
[JsonConverter(typeof(DerivedTypeConverter<IntegrationUpdateBody>))]
public abstract class IntegrationUpdateBody : ApiObject, IRequestBody
{
    private protected IntegrationUpdateBody()
    {
    }

    /// <summary>A display name: 1 to 100 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("displayName")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> DisplayName { get; set; }
}

/// <summary>The common members of the updates of integrations with a channel or an SDK: of every type except the custom one.</summary>
public abstract class ChannelIntegrationUpdate : IntegrationUpdateBody
{
    private protected ChannelIntegrationUpdate()
    {
    }

    /// <summary>The ID of the switchboard integration that responds first on the channel. <see langword="null"/> clears it, so that the default of the switchboard is used.</summary>
    [JsonPropertyName("defaultResponderId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> DefaultResponderId { get; set; }

    /// <summary>Whether users are informed that a message was written by an AI. Without it, the business itself must comply with the law. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("showAIDisclaimer")]
    public bool? ShowAIDisclaimer { get; set; }
}

/// <summary>The common members of the updates of integrations with an SDK: of Android, iOS, Unity and web.</summary>
public abstract class SdkIntegrationUpdate : ChannelIntegrationUpdate
{
    private protected SdkIntegrationUpdate()
    {
    }

    /// <summary>Whether users see the list of their conversations, in an app with several conversations per user. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserSeeConversationList")]
    public bool? CanUserSeeConversationList { get; set; }

    /// <summary>Whether users can start new conversations. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("canUserCreateMoreConversations")]
    public bool? CanUserCreateMoreConversations { get; set; }
}

/// <summary>The changes to a <see cref="CustomIntegration"/>: its name alone. Its webhooks are changed with <see cref="IWebhooksApi"/>.</summary>
public sealed class CustomIntegrationUpdate : IntegrationUpdateBody;

/// <summary>The changes to a <see cref="LineIntegration"/>. Only members that are set are sent.</summary>
public sealed class LineIntegrationUpdate : ChannelIntegrationUpdate;

/// <summary>The changes to a <see cref="MessageBirdIntegration"/>. Only members that are set are sent.</summary>
public sealed class MessageBirdIntegrationUpdate : ChannelIntegrationUpdate;

/// <summary>The changes to a <see cref="TelegramIntegration"/>. Only members that are set are sent.</summary>
public sealed class TelegramIntegrationUpdate : ChannelIntegrationUpdate;

/// <summary>The changes to a <see cref="TwilioIntegration"/>. Only members that are set are sent.</summary>
public sealed class TwilioIntegrationUpdate : ChannelIntegrationUpdate;

/// <summary>The changes to a <see cref="TwitterIntegration"/>. Only members that are set are sent.</summary>
public sealed class TwitterIntegrationUpdate : ChannelIntegrationUpdate;

/// <summary>The changes to a <see cref="UnityIntegration"/>. Only members that are set are sent.</summary>
public sealed class UnityIntegrationUpdate : SdkIntegrationUpdate;

/// <summary>The changes to a <see cref="ViberIntegration"/>. Only members that are set are sent.</summary>
public sealed class ViberIntegrationUpdate : ChannelIntegrationUpdate;
