using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// An event of a type that this version does not know, or that the service does not describe, such as
/// <c>passthrough:messaging</c>. <see cref="ApiObject.AdditionalData"/> has all of its members, including those that have a
/// property here.
/// </summary>
[JsonConverter(typeof(UnknownCaseConverter<UnknownWebhookEvent>))]
public sealed class UnknownWebhookEvent : WebhookEvent, IKeepsAnyValue
{
    /// <summary>The ID of the event, the same in each delivery of it; empty where it is missing or not a string.</summary>
    [JsonPropertyName("id")]
    public override string Id
    {
        get => UnknownCaseConverter<UnknownWebhookEvent>.TextOf(this, "id") ?? "";
        set => Set("id", JsonSerializer.SerializeToElement(value ?? "", SunshineConversationsJsonContext.Default.String));
    }

    /// <summary>The discriminator; empty where it is missing or not a string.</summary>
    [JsonPropertyName("type")]
    public override string Type => UnknownCaseConverter<UnknownWebhookEvent>.TypeOf(this);

    /// <summary>When it happened; <see langword="null"/> where it is missing or not a timestamp.</summary>
    [JsonPropertyName("createdAt")]
    public override DateTimeOffset? CreatedAt
    {
        get => TimestampConverter.Parse(UnknownCaseConverter<UnknownWebhookEvent>.TextOf(this, "createdAt"));
        set => Set("createdAt", value is { } time ? JsonSerializer.SerializeToElement(TimestampConverter.Format(time), SunshineConversationsJsonContext.Default.String) : null);
    }

    /// <summary>The event itself where it is a JSON value other than an object; <see langword="null"/> where it is an object.</summary>
    [JsonIgnore]
    public JsonElement? Value { get; set; }

    private void Set(string name, JsonElement? member)
    {
        AdditionalData ??= new Dictionary<string, JsonElement>();
        if (member is { } value)
            AdditionalData[name] = value;
        else
            AdditionalData.Remove(name);
    }
}
