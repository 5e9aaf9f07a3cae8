using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The webhook to create: <c>new("https://example.org/hook", WebhookTrigger.ConversationMessage)</c>.</summary>
public sealed class WebhookCreateBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public WebhookCreateBody()
    {
    }

    /// <summary>Creates a webhook.</summary>
    /// <param name="target">The URL that is called.</param>
    /// <param name="triggers">The events that it is called for: at least one trigger.</param>
    public WebhookCreateBody(string target, params IReadOnlyList<WebhookTrigger> triggers)
    {
        Target = target;
        Triggers = triggers;
    }

    /// <summary>The URL that is called. Required.</summary>
    [JsonPropertyName("target")]
    public string Target { get; set => field = value ?? ""; } = "";

    /// <summary>The events that it is called for: at least one trigger. It is never <see langword="null"/>.</summary>
    [JsonPropertyName("triggers")]
    public IReadOnlyList<WebhookTrigger> Triggers { get; set => field = value ?? []; } = [];

    /// <summary>Whether events about a user include the full user; <see langword="false"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("includeFullUser")]
    public bool? IncludeFullUser { get; set; }

    /// <summary>Whether events include the client and the device of their source; <see langword="false"/> unless set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("includeFullSource")]
    public bool? IncludeFullSource { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(Target, nameof(Target))
        ?? (Triggers.Count == 0 ? $"{nameof(Triggers)} is required: at least one." : null);
}
