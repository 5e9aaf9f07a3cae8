using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The channel of a new client, and who the user is there: one of the derived classes.</summary>
[JsonConverter(typeof(UnionConverter<MatchCriteria>))]
public abstract class MatchCriteria : ApiObject, IHasCases<MatchCriteria>
{
    private protected MatchCriteria()
    {
    }

    /// <summary>The discriminator: the name of the channel on the wire.</summary>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    static UnionCases<MatchCriteria> IHasCases<MatchCriteria>.Cases { get; } = UnionCases<MatchCriteria>.WithUnknown<UnknownMatchCriteria>(criteria => criteria.Type)
        .With<MailgunMatchCriteria>()
        .With<MessageBirdMatchCriteria>()
        .With<TwilioMatchCriteria>()
        .With<WhatsAppMatchCriteria>();
}

/// <summary>A user who is reached by email, through Mailgun.</summary>
public sealed class MailgunMatchCriteria : MatchCriteria
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public MailgunMatchCriteria()
    {
    }

    /// <summary>Creates criteria for a user of the channel.</summary>
    /// <param name="integrationId">See <see cref="IntegrationId"/>.</param>
    /// <param name="address">See <see cref="Address"/>.</param>
    public MailgunMatchCriteria(string integrationId, string address)
    {
        IntegrationId = integrationId;
        Address = address;
    }

    /// <summary>The discriminator: <c>mailgun</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "mailgun";

    /// <summary>The ID of the integration. Required.</summary>
    [JsonPropertyName("integrationId")]
    public string IntegrationId { get; set => field = value ?? ""; } = "";

    /// <summary>The email address of the user. Required.</summary>
    [JsonPropertyName("address")]
    public string Address { get; set => field = value ?? ""; } = "";

    /// <summary>Whether it becomes the user's primary client. <see langword="null"/> leaves it to the service (<see langword="true"/>).</summary>
    [JsonPropertyName("primary")]
    public bool? Primary { get; set; }

    /// <summary>The subject of the emails to the user. <see langword="null"/> leaves it to the service: <c>New message from {appName}</c>.</summary>
    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(IntegrationId, nameof(IntegrationId))
        ?? BodyRules.Missing(Address, nameof(Address));
}

/// <summary>A user who is reached by SMS, through MessageBird.</summary>
public sealed class MessageBirdMatchCriteria : MatchCriteria
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public MessageBirdMatchCriteria()
    {
    }

    /// <summary>Creates criteria for a user of the channel.</summary>
    /// <param name="integrationId">See <see cref="IntegrationId"/>.</param>
    /// <param name="phoneNumber">See <see cref="PhoneNumber"/>.</param>
    public MessageBirdMatchCriteria(string integrationId, string phoneNumber)
    {
        IntegrationId = integrationId;
        PhoneNumber = phoneNumber;
    }

    /// <summary>The discriminator: <c>messagebird</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "messagebird";

    /// <summary>The ID of the integration. Required.</summary>
    [JsonPropertyName("integrationId")]
    public string IntegrationId { get; set => field = value ?? ""; } = "";

    /// <summary>The phone number of the user, such as <c>+15550001234</c>. Required.</summary>
    [JsonPropertyName("phoneNumber")]
    public string PhoneNumber { get; set => field = value ?? ""; } = "";

    /// <summary>Whether it becomes the user's primary client. <see langword="null"/> leaves it to the service (<see langword="true"/>).</summary>
    [JsonPropertyName("primary")]
    public bool? Primary { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(IntegrationId, nameof(IntegrationId))
        ?? BodyRules.Missing(PhoneNumber, nameof(PhoneNumber));
}

/// <summary>A user who is reached by SMS, through Twilio.</summary>
public sealed class TwilioMatchCriteria : MatchCriteria
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public TwilioMatchCriteria()
    {
    }

    /// <summary>Creates criteria for a user of the channel.</summary>
    /// <param name="integrationId">See <see cref="IntegrationId"/>.</param>
    /// <param name="phoneNumber">See <see cref="PhoneNumber"/>.</param>
    public TwilioMatchCriteria(string integrationId, string phoneNumber)
    {
        IntegrationId = integrationId;
        PhoneNumber = phoneNumber;
    }

    /// <summary>The discriminator: <c>twilio</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "twilio";

    /// <summary>The ID of the integration. Required.</summary>
    [JsonPropertyName("integrationId")]
    public string IntegrationId { get; set => field = value ?? ""; } = "";

    /// <summary>The phone number of the user, such as <c>+15550001234</c>. Required.</summary>
    [JsonPropertyName("phoneNumber")]
    public string PhoneNumber { get; set => field = value ?? ""; } = "";

    /// <summary>Whether it becomes the user's primary client. <see langword="null"/> leaves it to the service (<see langword="true"/>).</summary>
    [JsonPropertyName("primary")]
    public bool? Primary { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(IntegrationId, nameof(IntegrationId))
        ?? BodyRules.Missing(PhoneNumber, nameof(PhoneNumber));
}

/// <summary>A user of WhatsApp.</summary>
public sealed class WhatsAppMatchCriteria : MatchCriteria
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public WhatsAppMatchCriteria()
    {
    }

    /// <summary>Creates criteria for a user of the channel.</summary>
    /// <param name="integrationId">See <see cref="IntegrationId"/>.</param>
    /// <param name="phoneNumber">See <see cref="PhoneNumber"/>.</param>
    public WhatsAppMatchCriteria(string integrationId, string phoneNumber)
    {
        IntegrationId = integrationId;
        PhoneNumber = phoneNumber;
    }

    /// <summary>The discriminator: <c>whatsapp</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "whatsapp";

    /// <summary>The ID of the integration. Required.</summary>
    [JsonPropertyName("integrationId")]
    public string IntegrationId { get; set => field = value ?? ""; } = "";

    /// <summary>The phone number of the user, such as <c>+15550001234</c>. Required.</summary>
    [JsonPropertyName("phoneNumber")]
    public string PhoneNumber { get; set => field = value ?? ""; } = "";

    /// <summary>Whether it becomes the user's primary client. <see langword="null"/> leaves it to the service (<see langword="true"/>).</summary>
    [JsonPropertyName("primary")]
    public bool? Primary { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(IntegrationId, nameof(IntegrationId))
        ?? BodyRules.Missing(PhoneNumber, nameof(PhoneNumber));
}

/// <summary>
/// Criteria of a channel that this version does not know. <see cref="ApiObject.AdditionalData"/> has all of their
/// members, and they are sent unchanged.
/// </summary>
[JsonConverter(typeof(UnknownCaseConverter<UnknownMatchCriteria>))]
public sealed class UnknownMatchCriteria : MatchCriteria
{
    /// <summary>The discriminator; empty where it is missing or not a string.</summary>
    [JsonPropertyName("type")]
    public override string Type => UnknownCaseConverter<UnknownMatchCriteria>.TypeOf(this);

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.Missing(Type, nameof(Type));
}
