using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The common members of the integrations with a channel or an SDK: every type except the custom one.</summary>
public abstract class ChannelIntegration : Integration
{
    private protected ChannelIntegration()
    {
    }

    /// <summary>The ID of the switchboard integration that responds first on the channel. It is only sent; the response has <see cref="DefaultResponder"/> instead. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("defaultResponderId")]
    public string? DefaultResponderId { get; set; }

    /// <summary>The switchboard integration that responds first on the channel. Set by the service.</summary>
    [JsonPropertyName("defaultResponder")]
    public DefaultResponder? DefaultResponder { get; set; }

    /// <summary>Whether users are informed that a message was written by an AI; <see langword="true"/> unless set. Without it, the business itself must comply with the law. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("showAIDisclaimer")]
    public bool? ShowAIDisclaimer { get; set; }

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.In(DefaultResponder, nameof(DefaultResponder));
}
