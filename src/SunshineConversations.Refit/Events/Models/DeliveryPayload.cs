using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The message that was or was not delivered, its user and its destination. The three delivery events share it. A member that the service omits is <see langword="null"/>.</summary>
public sealed class DeliveryPayload : ApiObject
{
    /// <summary>The user that the message was for.</summary>
    [JsonPropertyName("user")]
    public User? User { get; set; }

    /// <summary>The conversation that the message is in.</summary>
    [JsonPropertyName("conversation")]
    public Conversation? Conversation { get; set; }

    /// <summary>The message.</summary>
    [JsonPropertyName("message")]
    public DeliveryMessage? Message { get; set; }

    /// <summary>The channel that the message was sent to.</summary>
    [JsonPropertyName("destination")]
    public DeliveryDestination? Destination { get; set; }

    /// <summary>The messages that the channel created from it, in no particular order; <see langword="null"/> where the channel does not report them. The list contains no <see langword="null"/>.</summary>
    [JsonPropertyName("externalMessages")]
    public IReadOnlyList<ExternalMessage>? ExternalMessages { get; set => field = value is null ? null : ListExtensions.WithoutNulls(value); }

    /// <summary>Whether it is the last event about this message and this destination; <see langword="false"/> means that another will follow.</summary>
    [JsonPropertyName("isFinalEvent")]
    public bool? IsFinalEvent { get; set; }

    /// <summary>Why the message could not be delivered; only in <see cref="ConversationMessageDeliveryFailureEvent"/>.</summary>
    [JsonPropertyName("error")]
    public DeliveryError? Error { get; set; }
}

/// <summary>The message that a delivery event is about.</summary>
public sealed class DeliveryMessage : ApiObject
{
    /// <summary>The ID of the message; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";
}

/// <summary>The channel that a message was sent to. A member that the service omits is <see langword="null"/>.</summary>
public sealed class DeliveryDestination : ApiObject
{
    /// <summary>The channel, such as <c>telegram</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>The ID of the integration.</summary>
    [JsonPropertyName("integrationId")]
    public string? IntegrationId { get; set; }
}

/// <summary>A message as the channel knows it.</summary>
public sealed class ExternalMessage : ApiObject
{
    /// <summary>The ID that the channel assigned; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";
}

/// <summary>Why a message could not be delivered. A member that the service omits is <see langword="null"/>.</summary>
public sealed class DeliveryError : ApiObject
{
    /// <summary>A code, such as <c>uncategorized_error</c>.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    /// <summary>A description, in English.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; set; }
}
