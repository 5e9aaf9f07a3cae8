using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The activity that caused the system to write a message: one of the derived classes. Read-only.</summary>
[JsonConverter(typeof(UnionConverter<SystemActivity>))]
public abstract class SystemActivity : ApiObject, IHasCases<SystemActivity>
{
    private protected SystemActivity()
    {
    }

    /// <summary>The discriminator: the name of the kind of activity on the wire.</summary>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    static UnionCases<SystemActivity> IHasCases<SystemActivity>.Cases { get; } = UnionCases<SystemActivity>.WithUnknown<UnknownSystemActivity>(activity => activity.Type)
        .With<TicketClosedActivity>()
        .With<TransferToEmailActivity>()
        .With<EndedByUserActivity>();
}

/// <summary>The ticket of the user was closed.</summary>
public sealed class TicketClosedActivity : SystemActivity
{
    /// <summary>The discriminator: <c>ticket:closed</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "ticket:closed";

    /// <summary>Details from the service; none at present, so that it is empty or <see langword="null"/>.</summary>
    [JsonPropertyName("data")]
    [JsonConverter(typeof(JsonObjectConverter))]
    public JsonObject? Data { get; set; }
}

/// <summary>The ticket of the user continues by email.</summary>
public sealed class TransferToEmailActivity : SystemActivity
{
    /// <summary>The discriminator: <c>ticket:transfer:email</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "ticket:transfer:email";

    /// <summary>Details from the service; none at present, so that it is empty or <see langword="null"/>.</summary>
    [JsonPropertyName("data")]
    [JsonConverter(typeof(JsonObjectConverter))]
    public JsonObject? Data { get; set; }
}

/// <summary>The user ended the conversation.</summary>
public sealed class EndedByUserActivity : SystemActivity
{
    /// <summary>The discriminator: <c>conversation:endedByUser</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "conversation:endedByUser";

    /// <summary>Details from the service; none at present, so that it is empty or <see langword="null"/>.</summary>
    [JsonPropertyName("data")]
    [JsonConverter(typeof(JsonObjectConverter))]
    public JsonObject? Data { get; set; }
}

/// <summary>
/// An activity of a kind that this version does not know. <see cref="ApiObject.AdditionalData"/> has all of its members.
/// </summary>
[JsonConverter(typeof(UnknownCaseConverter<UnknownSystemActivity>))]
public sealed class UnknownSystemActivity : SystemActivity
{
    /// <summary>The discriminator; empty where it is missing or not a string.</summary>
    [JsonPropertyName("type")]
    public override string Type => UnknownCaseConverter<UnknownSystemActivity>.TypeOf(this);
}
