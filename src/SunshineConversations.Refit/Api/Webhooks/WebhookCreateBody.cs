using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The webhook to create: <c>new("https://example.org/hook", WebhookTrigger.ConversationMessage)</c>.</summary>
public sealed class WebhookCreateBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set what is required before it is sent.</summary>
    public WebhookCreateBody()
    {
    }

    /// <summary>Creates a webhook.</summary>
    /// <param name="target">The address that is called.</param>
    /// <param name="triggers">What it is called for: at least one trigger.</param>
    public WebhookCreateBody(string target, params IReadOnlyList<WebhookTrigger> triggers)
    {
        Target = target;
        Triggers = triggers;
    }

    /// <summary>The address that is called. Required.</summary>
    [JsonPropertyName("target")]
    public string Target { get; set => field = value ?? ""; } = "";

    /// <summary>What it is called for: at least one trigger. It is never <see langword="null"/>.</summary>
    [JsonPropertyName("triggers")]
    public IReadOnlyList<WebhookTrigger> Triggers { get; set => field = value ?? []; } = [];

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
