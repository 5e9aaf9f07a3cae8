using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The message that another message replies to: one of the derived classes. Read-only.</summary>
[JsonConverter(typeof(UnionConverter<QuotedMessage>))]
public abstract class QuotedMessage : ApiObject, IHasCases<QuotedMessage>
{
    private protected QuotedMessage()
    {
    }

    /// <summary>The discriminator: the name of the kind of quotation on the wire.</summary>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    static UnionCases<QuotedMessage> IHasCases<QuotedMessage>.Cases { get; } = UnionCases<QuotedMessage>.WithUnknown<UnknownQuotedMessage>(quoted => quoted.Type)
        .With<QuotedConversationMessage>()
        .With<QuotedExternalMessage>();
}

/// <summary>A message of the conversation.</summary>
public sealed class QuotedConversationMessage : QuotedMessage
{
    /// <summary>The discriminator: <c>message</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "message";

    /// <summary>The message; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("message")]
    public Message? Message { get; set; }
}

/// <summary>A message that exists only on the channel.</summary>
public sealed class QuotedExternalMessage : QuotedMessage
{
    /// <summary>The discriminator: <c>externalMessageId</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "externalMessageId";

    /// <summary>The ID that the channel assigned to the message; <see langword="null"/> when the service omits it.</summary>
    [JsonPropertyName("externalMessageId")]
    public string? ExternalMessageId { get; set; }
}

/// <summary>
/// A quotation of a kind that this version does not know. <see cref="ApiObject.AdditionalData"/> has all of its members.
/// </summary>
[JsonConverter(typeof(UnknownCaseConverter<UnknownQuotedMessage>))]
public sealed class UnknownQuotedMessage : QuotedMessage
{
    /// <summary>The discriminator; empty where it is missing or not a string.</summary>
    [JsonPropertyName("type")]
    public override string Type => UnknownCaseConverter<UnknownQuotedMessage>.TypeOf(this);
}
