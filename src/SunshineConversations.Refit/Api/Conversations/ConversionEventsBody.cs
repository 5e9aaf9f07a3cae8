using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// Events to report to Meta's Conversions API for one channel. An event is the object that Meta documents, without
/// <c>user_data</c> and <c>messaging_channel</c>, which the service adds.
/// </summary>
/// <seealso href="https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/server-event"/>
public sealed class ConversionEventsBody : IRequestBody
{
    private ConversionEventsBody()
    {
    }

    /// <summary>The events of Messenger, or null.</summary>
    public MetaConversionEvent? Messenger { get; private init; }

    /// <summary>The events of Instagram, or null.</summary>
    public MetaConversionEvent? Instagram { get; private init; }

    /// <summary>The events of WhatsApp, or null.</summary>
    [JsonPropertyName("whatsapp")]
    public MetaConversionEvent? WhatsApp { get; private init; }

    /// <summary>Events of Messenger.</summary>
    /// <param name="events">One or more events.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is null.</exception>
    public static ConversionEventsBody ForMessenger(params IReadOnlyList<JsonObject> events) => new() { Messenger = MetaConversionEvent.Of(events) };

    /// <summary>Events of Instagram.</summary>
    /// <param name="events">One or more events.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is null.</exception>
    public static ConversionEventsBody ForInstagram(params IReadOnlyList<JsonObject> events) => new() { Instagram = MetaConversionEvent.Of(events) };

    /// <summary>Events of WhatsApp.</summary>
    /// <param name="events">One or more events.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is null.</exception>
    public static ConversionEventsBody ForWhatsApp(params IReadOnlyList<JsonObject> events) => new() { WhatsApp = MetaConversionEvent.Of(events) };
}

/// <summary>The events of one channel.</summary>
public sealed class MetaConversionEvent
{
    private MetaConversionEvent(MetaConversionEventPayload payload) => Payload = payload;

    /// <summary>What is passed on to Meta.</summary>
    public MetaConversionEventPayload Payload { get; }

    internal static MetaConversionEvent Of(IReadOnlyList<JsonObject> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
            throw new ArgumentException("At least one event is required.", nameof(events));

        if (events.Any(e => e is null))
            throw new ArgumentException("An event is null.", nameof(events));

        return new(new([.. events]));
    }
}

/// <summary>What is passed on to Meta.</summary>
public sealed class MetaConversionEventPayload
{
    internal MetaConversionEventPayload(IReadOnlyList<JsonObject> data) => Data = data;

    /// <summary>The events.</summary>
    public IReadOnlyList<JsonObject> Data { get; }
}
