using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SunshineConversations;

/// <summary>An event as it is stored.</summary>
/// <param name="Key">Its identity: the same for each delivery of it.</param>
/// <param name="Conversation">A number for what has an order: its conversation, else its user. It is the advisory lock.</param>
/// <param name="Receiver">The name of its receiver.</param>
/// <param name="Body">The body of a webhook request with this one event.</param>
/// <param name="Trace">The request that it came with, as a <c>traceparent</c>.</param>
internal sealed record EventRow(Guid Key, long Conversation, string Receiver, string Body, string? Trace)
{
    /// <summary>Without the body, which contains what persons wrote.</summary>
    public override string ToString() => Key.ToString();

    /// <summary>Any depth that a payload can have.</summary>
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = 1100 };

    /// <summary>Makes the row of an event.</summary>
    /// <remarks>Hashes and no IDs: the service's have no limit of length, and may contain what PostgreSQL does not store.</remarks>
    public static EventRow Of(WebhookPayload payload, WebhookEvent received, string receiver, string place)
    {
        byte[] body = new WebhookPayload { App = payload.App, Webhook = payload.Webhook, Events = [received] }.ToUtf8Json();
        Guid key = received.Id.Length == 0
            ? Guid.NewGuid()
            : new Guid(Hash("event", receiver, payload.Webhook?.Id ?? "", received.Id).AsSpan(0, 16), bigEndian: true);
        string owner = OwnerOf(body) ?? key.ToString();
        long conversation = BinaryPrimitives.ReadInt64BigEndian(Hash("conversation", place, receiver, payload.App?.Id ?? "", owner));
        Activity? delivery = Activity.Current;
        return new(key, conversation, receiver, Encoding.UTF8.GetString(body), delivery?.IdFormat == ActivityIdFormat.W3C ? delivery.Id : null);
    }

    /// <summary>The conversation of the event, else its user. From its JSON, since events of unknown types have them too.</summary>
    private static string? OwnerOf(byte[] body)
    {
        using var document = JsonDocument.Parse(body, AnyDepth);
        JsonElement received = document.RootElement.GetProperty("events")[0];
        JsonElement? payload = Member(received, "payload");
        return IdOf(payload, "conversation") ?? IdOf(payload, "user");

        static string? IdOf(JsonElement? payload, string name) =>
            Member(Member(payload, name), "id") is { ValueKind: JsonValueKind.String } id ? $"{name} {id.GetRawText()}" : null;

        static JsonElement? Member(JsonElement? parent, string name) =>
            parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out JsonElement member) ? member : null;
    }

    /// <summary>With the lengths: no two lists of strings are the same text.</summary>
    private static byte[] Hash(params IEnumerable<string> parts) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part.Length}:{part}"))));
}
