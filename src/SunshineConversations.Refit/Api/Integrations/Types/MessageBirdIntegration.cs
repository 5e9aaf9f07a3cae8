using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>SMS through MessageBird.</summary>
public sealed class MessageBirdIntegration : ChannelIntegration
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public MessageBirdIntegration()
    {
    }

    /// <summary>Creates an integration with a phone number at MessageBird.</summary>
    /// <param name="accessKey">See <see cref="AccessKey"/>.</param>
    /// <param name="signingKey">See <see cref="SigningKey"/>.</param>
    /// <param name="originator">See <see cref="Originator"/>.</param>
    public MessageBirdIntegration(string accessKey, string signingKey, string originator)
    {
        AccessKey = accessKey;
        SigningKey = signingKey;
        Originator = originator;
    }

    /// <summary>The discriminator: <c>messagebird</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "messagebird";

    /// <summary>The access key of the account at MessageBird. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("accessKey")]
    public string? AccessKey { get; set; }

    /// <summary>The key with which MessageBird signs its webhooks. It is a secret. It is never returned. Required to create an integration.</summary>
    [JsonPropertyName("signingKey")]
    public string? SigningKey { get; set; }

    /// <summary>The phone number that users write to. Required to create an integration.</summary>
    [JsonPropertyName("originator")]
    public string? Originator { get; set; }

    /// <summary>The secret in the URL of the webhook that is set up at MessageBird. Set by the service.</summary>
    [JsonPropertyName("webhookSecret")]
    public string? WebhookSecret { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(AccessKey, nameof(AccessKey))
        ?? BodyRules.Missing(SigningKey, nameof(SigningKey))
        ?? BodyRules.Missing(Originator, nameof(Originator));
}
