using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// An address that the service calls when something happens. It is read, and sent as the first webhook of a
/// <see cref="CustomIntegration"/>. A member that the service omits is <see langword="null"/>.
/// </summary>
public sealed class Webhook : ApiObject
{
    /// <summary>Creates an empty instance; set what is required before it is sent.</summary>
    public Webhook()
    {
    }

    /// <summary>Creates a webhook.</summary>
    /// <param name="target">The address that is called.</param>
    /// <param name="triggers">What it is called for: at least one trigger.</param>
    public Webhook(string target, params IReadOnlyList<WebhookTrigger> triggers)
    {
        Target = target;
        Triggers = triggers;
    }

    /// <summary>The ID of the webhook. The service sets it: <see langword="null"/> in a webhook that is to be created, where an empty one would be sent, or when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; } = null!;

    /// <summary>The version of what is sent to the address: <c>v1</c>, <c>v1.1</c> or <c>v2</c>. It is set by the service.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; set; }

    /// <summary>The address that is called. Required.</summary>
    [JsonPropertyName("target")]
    public string Target { get; set => field = value ?? ""; } = "";

    /// <summary>What it is called for: at least one trigger. It is never <see langword="null"/>.</summary>
    [JsonPropertyName("triggers")]
    public IReadOnlyList<WebhookTrigger> Triggers { get; set => field = value ?? []; } = [];

    /// <summary>What each request to the address has in its header <c>X-API-Key</c>. It is a secret, and set by the service; it cannot be changed.</summary>
    [JsonPropertyName("secret")]
    public string? Secret { get; set; }

    /// <summary>Whether the events about a user have the whole user; <see langword="false"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("includeFullUser")]
    public bool? IncludeFullUser { get; set; }

    /// <summary>Whether the events have the client and the device of their source; <see langword="false"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("includeFullSource")]
    public bool? IncludeFullSource { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Target, nameof(Target))
        ?? (Triggers.Count == 0 ? $"{nameof(Triggers)} is required: at least one." : null);
}
