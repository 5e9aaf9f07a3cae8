using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// What the service posts to a webhook: a batch of events, which may come from different users and conversations.
/// It needs nothing of ASP.NET Core, so that a function or a queue worker can read it too.
/// </summary>
public sealed class WebhookPayload : ApiObject
{
    private const string SupportedVersion = "v2";

    /// <summary><see langword="null"/> where the list was not there, or not a list.</summary>
    private IReadOnlyList<WebhookEvent>? _events;

    /// <summary>The app that the events are from; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("app")]
    public AppReference? App { get; set; }

    /// <summary>The webhook that the events were sent for; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("webhook")]
    public WebhookReference? Webhook { get; set; }

    /// <summary>The events, in the order of the batch. The list is never <see langword="null"/> and holds no <see langword="null"/>.</summary>
    [JsonPropertyName("events")]
    [JsonConverter(typeof(WebhookEventsConverter))]
    public IReadOnlyList<WebhookEvent> Events
    {
        get => _events ?? [];
        set => _events = value is null ? null : ListExtensions.WithoutNulls(value);
    }

    /// <summary>Reads the body of a webhook request.</summary>
    /// <param name="utf8Json">The body: JSON in UTF-8.</param>
    /// <returns>
    /// The batch. No event costs another one: a member of another kind than documented is in the additional data of its
    /// object, and an event that is not known, not an object, nested more than 64 levels deep or cannot be read is an <see cref="UnknownWebhookEvent"/>.
    /// Of two members with one name the last is used.
    /// </returns>
    /// <exception cref="FormatException">
    /// It is not JSON or is nested more than 1,000 levels deep, it is not an object with an array <c>events</c>, or it is of another version than v2.
    /// </exception>
    public static WebhookPayload Parse(ReadOnlySpan<byte> utf8Json)
    {
        WebhookPayload payload;
        try
        {
            payload = WireSerializer.Read(utf8Json, SunshineConversationsJsonContext.Default.WebhookPayload);
        }
        catch (JsonException e)
        {
            throw new FormatException("The body of the webhook is not a JSON object, or is nested too deeply.", e);
        }

        // With an event that is nested deeper than the serializer reads, the list as a whole was set aside.
        if (payload._events is null && payload.AdditionalData is { } data && data.TryGetValue("events", out JsonElement events) && events.ValueKind == JsonValueKind.Array)
        {
            payload._events = WebhookEventsConverter.Read(events);
            data.Remove("events");
            payload.AdditionalData = data.Count > 0 ? data : null;
        }

        if (payload._events is null)
            throw new FormatException("The body of the webhook is not an object with an array 'events'.");

        return payload.IsOfAnotherVersion() ? throw new FormatException("The webhook has another version than v2.") : payload;
    }

    /// <param name="json">The body: JSON.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})" path="/summary|/returns|/exception"/>
    public static WebhookPayload Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <param name="json">The body.</param>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})" path="/summary|/returns|/exception"/>
    public static WebhookPayload Parse(JsonElement json) =>
        Parse(json.ValueKind == JsonValueKind.Undefined ? [] : JsonMarshal.GetRawUtf8Value(json));

    /// <summary>A payload of version 1 says so beside its events, one of version 2 in its webhook.</summary>
    private bool IsOfAnotherVersion() =>
        Webhook?.Version is not (null or SupportedVersion)
        || IsOfAnotherVersion(Webhook?.AdditionalData)
        || IsOfAnotherVersion(AdditionalData);

    private static bool IsOfAnotherVersion(IDictionary<string, JsonElement>? data) =>
        data is not null
        && data.TryGetValue("version", out JsonElement version)
        && version.ValueKind != JsonValueKind.Null
        && !(version.ValueKind == JsonValueKind.String && version.ValueEquals(SupportedVersion));
}
