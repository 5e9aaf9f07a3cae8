using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary><c>user:merge</c>: two users were merged.</summary>
public sealed class UserMergeEvent : WebhookEvent
{
    /// <summary>The discriminator: <c>user:merge</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "user:merge";

    /// <summary>The payload of the event; empty when the service omits it.</summary>
    [JsonPropertyName("payload")]
    public UserMergePayload Payload { get => field ??= new(); set; }
}

/// <summary>The payload of a <see cref="UserMergeEvent"/>. A member that the service omits is <see langword="null"/>.</summary>
public sealed class UserMergePayload : ApiObject
{
    /// <summary>The users.</summary>
    [JsonPropertyName("mergedUsers")]
    public MergedUsers? MergedUsers { get; set; }

    /// <summary>Their conversations; <see langword="null"/> when none were merged.</summary>
    [JsonPropertyName("mergedConversations")]
    public MergedConversations? MergedConversations { get; set; }

    /// <summary>Their clients; <see langword="null"/> when none were merged.</summary>
    [JsonPropertyName("mergedClients")]
    public MergedClients? MergedClients { get; set; }

    /// <summary>The custom properties that were discarded, because both together exceeded 4 KB.</summary>
    [JsonPropertyName("discardedMetadata")]
    public Metadata? DiscardedMetadata { get; set; }

    /// <summary>Why they were merged.</summary>
    [JsonPropertyName("reason")]
    public UserMergeReason? Reason { get; set; }
}
