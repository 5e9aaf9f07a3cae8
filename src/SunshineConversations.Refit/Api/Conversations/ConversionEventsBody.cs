using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Events to post to Meta's Conversions API for one channel: <c>ForWhatsApp(event)</c>. An event is the object that Meta
/// documents, without <c>user_data</c> and <c>messaging_channel</c>, which the service adds. Exactly one of
/// <see cref="Messenger"/>, <see cref="Instagram"/> and <see cref="WhatsApp"/> must be set.
/// </summary>
/// <seealso href="https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/server-event"/>
public sealed class ConversionEventsBody : ApiObject, IRequestBody
{
    /// <summary>The events of Messenger, or <see langword="null"/>.</summary>
    [JsonPropertyName("messenger")]
    public MetaConversionEvent? Messenger { get; set; }

    /// <summary>The events of Instagram, or <see langword="null"/>.</summary>
    [JsonPropertyName("instagram")]
    public MetaConversionEvent? Instagram { get; set; }

    /// <summary>The events of WhatsApp, or <see langword="null"/>.</summary>
    [JsonPropertyName("whatsapp")]
    public MetaConversionEvent? WhatsApp { get; set; }

    /// <summary>Events of Messenger.</summary>
    /// <param name="events">One or more events.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is <see langword="null"/>.</exception>
    public static ConversionEventsBody ForMessenger(params IReadOnlyList<JsonObject> events) => new() { Messenger = MetaConversionEvent.Of(events) };

    /// <summary>Events of Instagram.</summary>
    /// <param name="events">One or more events.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is <see langword="null"/>.</exception>
    public static ConversionEventsBody ForInstagram(params IReadOnlyList<JsonObject> events) => new() { Instagram = MetaConversionEvent.Of(events) };

    /// <summary>Events of WhatsApp.</summary>
    /// <param name="events">One or more events.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is <see langword="null"/>.</exception>
    public static ConversionEventsBody ForWhatsApp(params IReadOnlyList<JsonObject> events) => new() { WhatsApp = MetaConversionEvent.Of(events) };

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.NotExactlyOne((Messenger, nameof(Messenger)), (Instagram, nameof(Instagram)), (WhatsApp, nameof(WhatsApp)))
        ?? BodyRules.In(Messenger, nameof(Messenger))
        ?? BodyRules.In(Instagram, nameof(Instagram))
        ?? BodyRules.In(WhatsApp, nameof(WhatsApp));
}

/// <summary>The events of one channel.</summary>
public sealed class MetaConversionEvent : ApiObject
{
    /// <summary>The data that is forwarded to Meta. Required.</summary>
    [JsonPropertyName("payload")]
    public MetaConversionEventPayload Payload { get; set; } = new();

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.InRequired(Payload, nameof(Payload));

    internal static MetaConversionEvent Of(IReadOnlyList<JsonObject> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var payload = new MetaConversionEventPayload { Data = [.. events] };
        return payload.FindProblem() is { } problem ? throw new ArgumentException(problem, nameof(events)) : new() { Payload = payload };
    }
}

/// <summary>The data that is forwarded to Meta.</summary>
public sealed class MetaConversionEventPayload : ApiObject
{
    /// <summary>The events. At least one is required.</summary>
    [JsonPropertyName("data")]
    public IReadOnlyList<JsonObject> Data { get; set; } = [];

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? (Data is null or [] ? $"{nameof(Data)} is required: at least one event." : Data.Contains(null!) ? $"An event of {nameof(Data)} is null." : null);
}
