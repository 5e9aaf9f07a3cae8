using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SunshineConversations;

/// <summary>An event as it is stored.</summary>
/// <param name="Key">Its identity: the same for each delivery of it.</param>
/// <param name="Conversation">A number for what has an order: its conversation, else its user. It is the advisory lock.</param>
/// <param name="Receiver">The name of its receiver.</param>
/// <param name="Body">The body of a webhook request with this one event, in UTF-8.</param>
/// <param name="Trace">The request that it came with, as a <c>traceparent</c>.</param>
internal sealed record EventRow(Guid Key, long Conversation, string Receiver, byte[] Body, string? Trace)
{
    /// <summary>Without the body, which contains what persons wrote.</summary>
    public override string ToString() => Key.ToString();

    /// <summary>Any depth that a payload can have.</summary>
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = 1100 };

    /// <summary>Makes the row of an event.</summary>
    /// <remarks>Hashes and no IDs: the service's have no limit of length, and may contain what PostgreSQL does not store.</remarks>
    public static EventRow Of(WebhookPayload payload, WebhookEvent received, string receiver, string place)
    {
        byte[] body = new WebhookPayload { App = payload.App, Webhook = payload.Webhook, Events = [received] }.ToUtf8Json();
        string app = payload.App?.Id ?? "";
        Guid key = received.Id.Length == 0 ? Guid.CreateVersion7() : KeyOf(receiver, payload.Webhook?.Id ?? "", received.Id);
        string owner = OwnerOf(body) ?? key.ToString();
        // With the lengths, here and in the key: no two lists of texts are the same text.
        long conversation = BinaryPrimitives.ReadInt64BigEndian(Hash($"conversation {place.Length}:{place}{receiver.Length}:{receiver}{app.Length}:{app}{owner}"));
        Activity? delivery = Activity.Current;
        return new(key, conversation, receiver, body, delivery?.IdFormat == ActivityIdFormat.W3C ? delivery.Id : null);
    }

    private static Guid KeyOf(string receiver, string webhook, string id)
    {
        Span<byte> key = Hash($"event {receiver.Length}:{receiver}{webhook.Length}:{webhook}{id}").AsSpan(0, 16);
        // The service's IDs begin with their time: what is stored and handled at the same time is side by side in the index.
        if (id.Length > 8 && uint.TryParse(id.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint time))
            BinaryPrimitives.WriteUInt32BigEndian(key, time);

        return new Guid(key, bigEndian: true);
    }

    /// <summary>The conversation of the event, else its user. From its JSON, since events of unknown types have them too.</summary>
    private static string? OwnerOf(byte[] body)
    {
        var reader = new Utf8JsonReader(body, AnyDepth);
        return ToMember(ref reader, "events"u8) && reader.Read() && ToMember(ref reader, "payload"u8) ? IdOf("conversation"u8, reader) ?? IdOf("user"u8, reader) : null;

        static string? IdOf(ReadOnlySpan<byte> name, Utf8JsonReader payload) =>
            ToMember(ref payload, name) && ToMember(ref payload, "id"u8) && payload.Read() && payload.TokenType == JsonTokenType.String
                ? $"{(char)name[0]} {Encoding.UTF8.GetString(payload.ValueSpan)}"
                : null;

        // From before an object to before the value of its member.
        static bool ToMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(name))
                    return true;

                reader.Skip();
            }

            return false;
        }
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
