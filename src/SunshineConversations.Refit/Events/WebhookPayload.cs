using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The body of a webhook request: a batch of events, which may come from different users and conversations.
/// It does not depend on ASP.NET Core, so that a function or a queue worker can read it too.
/// </summary>
public sealed class WebhookPayload : ApiObject
{
    private const string SupportedVersion = "v2";

    /// <summary><see langword="null"/> where the list was missing, or not a list.</summary>
    private IReadOnlyList<WebhookEvent>? _events;

    /// <summary>The app that the events are from; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("app")]
    public AppReference? App { get; set; }

    /// <summary>The webhook that the events were sent for; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("webhook")]
    public WebhookReference? Webhook { get; set; }

    /// <summary>The events, in the order of the batch. The list is never <see langword="null"/> and contains no <see langword="null"/>.</summary>
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
    /// The batch. A malformed event does not affect the others: a member of a different kind than documented is in the additional data of its
    /// object, and an event that is not known, not an object, nested more than 64 levels deep or cannot be read is an <see cref="UnknownWebhookEvent"/>.
    /// If a name occurs twice, the last member is used.
    /// </returns>
    /// <exception cref="FormatException">
    /// It is not JSON or is nested more than 1,000 levels deep, it is not an object with an array <c>events</c>, or its version is not v2.
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

        // If an event is nested deeper than the serializer reads, the whole list was set aside.
        if (payload._events is null && payload.AdditionalData is { } data && data.TryGetValue("events", out JsonElement events) && events.ValueKind == JsonValueKind.Array)
        {
            payload._events = WebhookEventsConverter.Read(events);
            data.Remove("events");
            payload.AdditionalData = data.Count > 0 ? data : null;
        }

        if (payload._events is null)
            throw new FormatException(payload.FindOtherProduct() ?? "The body of the webhook is not an object with an array 'events'.");

        return payload.IsOfAnotherVersion() ? throw new FormatException(payload.FindOtherProduct() ?? "The webhook payload version is not v2.") : payload;
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

    /// <summary>Writes the batch, or one that has some of its events, so that <see cref="Parse(ReadOnlySpan{byte})"/> reads the same again, such as from a queue.</summary>
    /// <returns>JSON in UTF-8, and all of it ASCII: other characters are escaped.</returns>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, SunshineConversationsJsonContext.Default.WebhookPayload);

    /// <summary>A payload of version 1 has its version next to its events, one of version 2 in its webhook.</summary>
    private bool IsOfAnotherVersion() =>
        Webhook?.Version is not (null or SupportedVersion)
        || IsOfAnotherVersion(Webhook?.AdditionalData)
        || IsOfAnotherVersion(AdditionalData);

    /// <summary>Two others send to the same URLs when they are set up there: version 1 of the API, and the events of Zendesk itself. Both say what they are.</summary>
    private string? FindOtherProduct() =>
        NameIn("trigger") is { } trigger ? $"The webhook is '{trigger}' of version {NameIn("version") ?? "1"}, not a batch of v2 events: create the webhook with version 2 of the API."
        : NameIn("type") is { } type && type.StartsWith("zen:", StringComparison.Ordinal) ? $"The webhook is '{type}' of Zendesk itself, not a batch of v2 events: create the webhook with the Sunshine Conversations API."
        : null;

    /// <summary>A short name of the protocol, and no text of a person.</summary>
    private string? NameIn(string member) =>
        AdditionalData is { } data && data.TryGetValue(member, out JsonElement value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= 100 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '-' or '_')
            ? name
            : null;

    private static bool IsOfAnotherVersion(IDictionary<string, JsonElement>? data) =>
        data is not null
        && data.TryGetValue("version", out JsonElement version)
        && version.ValueKind != JsonValueKind.Null
        && !(version.ValueKind == JsonValueKind.String && version.ValueEquals(SupportedVersion));
}
