using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Emulator;

/// <summary>A message of a conversation, as the service would show it. It is immutable; <see cref="ToString"/> contains no texts.</summary>
public sealed class EmulatorMessage
{
    private readonly byte[] _json;

    internal EmulatorMessage(Message message)
    {
        _json = JsonSerializer.SerializeToUtf8Bytes(message, EmulatorJson.Wire.Message);
        Id = message.Id;
        ConversationId = message.ConversationId;
        Author = new(message.Author.Type, message.Author.UserId, message.Author.DisplayName);
        Type = message.Content.Text("type") ?? "";
        Text = message.Content.Text("text") ?? message.Content.Text("textFallback");
        Actions = [.. ActionsOf(message.Content).Select(action => new EmulatorAction(action.Text("type")!, action.Text("text"), action.Text("payload"), action.Text("uri")))];
    }

    /// <summary>The ID of the message.</summary>
    public string Id { get; }

    /// <summary>The ID of the conversation.</summary>
    public string ConversationId { get; }

    /// <summary>Who wrote it.</summary>
    public EmulatorAuthor Author { get; }

    /// <summary>The type of the content, such as <c>text</c> or <c>carousel</c>.</summary>
    public string Type { get; }

    /// <summary>The text of the content, or <see langword="null"/> if it has none.</summary>
    public string? Text { get; }

    /// <summary>The actions of the content and of its items, in order. Those that have a text can be pressed with <see cref="SimulatedUser.PressAsync"/>.</summary>
    public IReadOnlyList<EmulatorAction> Actions { get; }

    /// <summary>A new copy of the JSON of the message.</summary>
    public JsonObject Json => JsonNode.Parse(_json)!.AsObject();

    /// <summary>The message as a type of a client, such as <c>SunshineConversations.Message</c>. Names are matched as in <see cref="JsonSerializerOptions.Web"/>.</summary>
    /// <exception cref="JsonException">The type does not fit.</exception>
    [RequiresUnreferencedCode("Uses reflection. Use the overload with JsonTypeInfo in a trimmed application.")]
    [RequiresDynamicCode("Uses reflection. Use the overload with JsonTypeInfo with Native AOT.")]
    public T As<T>() => JsonSerializer.Deserialize<T>(_json, JsonSerializerOptions.Web)!;

    /// <summary>The message as a type of a client, without reflection.</summary>
    /// <param name="typeInfo">The metadata of the type.</param>
    /// <exception cref="JsonException">The type does not fit.</exception>
    public T As<T>(JsonTypeInfo<T> typeInfo) => JsonSerializer.Deserialize(_json, typeInfo)!;

    /// <summary>The type and the ID.</summary>
    public override string ToString() => $"{Type} message {Id}";

    /// <summary>The actions of a content and of its items, in order.</summary>
    internal static IEnumerable<JsonElement> ActionsOf(JsonElement content) =>
        ListOf(content, "actions").Concat(ListOf(content, "items").SelectMany(item => ListOf(item, "actions")));

    private static JsonElement.ArrayEnumerator ListOf(JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}

/// <summary>Who wrote a message.</summary>
/// <param name="Type"><c>business</c> or <c>user</c>.</param>
/// <param name="UserId">The ID of the user; <see langword="null"/> for the business.</param>
/// <param name="DisplayName">The name that is shown, or <see langword="null"/>.</param>
public sealed record EmulatorAuthor(string Type, string? UserId, string? DisplayName)
{
    /// <summary>The type.</summary>
    public override string ToString() => Type;
}

/// <summary>An action of a message.</summary>
/// <param name="Type">The type, such as <c>reply</c>, <c>postback</c> or <c>link</c>.</param>
/// <param name="Text">The text of the button, or <see langword="null"/> if the action has none.</param>
/// <param name="Payload">The payload of a reply or a postback, or <see langword="null"/>.</param>
/// <param name="Uri">The address of a link or a webview, as the message has it, or <see langword="null"/>.</param>
[SuppressMessage("Design", "CA1054", Justification = "It is the text of the message, which need not be a URI.")]
[SuppressMessage("Design", "CA1056", Justification = "It is the text of the message, which need not be a URI.")]
public sealed record EmulatorAction(string Type, string? Text, string? Payload, string? Uri)
{
    /// <summary>The type.</summary>
    public override string ToString() => Type;
}
