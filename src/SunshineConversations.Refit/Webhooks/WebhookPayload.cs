using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// What the service posts to a webhook: a batch of events, which may come from different users and conversations.
/// It needs nothing of ASP.NET Core, so that a function or a queue worker can read it too.
/// </summary>
public sealed class WebhookPayload : WireObject
{
    private const string SupportedVersion = "v2";

    /// <summary>The app that the events are from; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("app")]
    public AppReference? App { get; set; }

    /// <summary>The webhook that the events were sent for; <see langword="null"/> only when the service omits it.</summary>
    [JsonPropertyName("webhook")]
    public WebhookReference? Webhook { get; set; }

    /// <summary>The events, in the order of the batch. The list is never <see langword="null"/> and holds no <see langword="null"/>.</summary>
    [JsonPropertyName("events")]
    public IReadOnlyList<WebhookEvent> Events { get; set => field = WireList.WithoutNulls(value); } = [];

    /// <summary>Reads the body of a webhook request.</summary>
    /// <param name="utf8Json">The body: JSON in UTF-8.</param>
    /// <returns>The batch. An event of an unknown type is an <see cref="UnknownWebhookEvent"/>.</returns>
    /// <exception cref="FormatException">It is not JSON, not an object with an array <c>events</c>, or of another version than v2.</exception>
    public static WebhookPayload Parse(ReadOnlySpan<byte> utf8Json)
    {
        WebhookPayload payload;
        try
        {
            payload = WireSerializer.Read(utf8Json, SunshineConversationsJsonContext.Default.WebhookPayload);
        }
        catch (JsonException e)
        {
            throw new FormatException("The body of the webhook is not JSON.", e);
        }

        return payload.Webhook?.Version is null or SupportedVersion
            ? payload
            : throw new FormatException("The webhook has another version than v2.");
    }

    /// <summary>Reads the body of a webhook request.</summary>
    /// <param name="json">The body: JSON.</param>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})" path="/returns|/exception"/>
    public static WebhookPayload Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json));
    }
}
