using System.Text.Json.Serialization;

namespace SunshineConversations;

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
