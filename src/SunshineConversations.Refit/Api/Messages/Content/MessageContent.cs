using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The content of a message: one of the derived classes. A string converts to it implicitly:
/// <c>Content = "Hello!"</c>.
/// </summary>
/// <example><code>
/// string text = message.Content switch
/// {
///     TextMessage { Text: { } written } => written,
///     ImageMessage image => image.MediaUrl,
///     UnknownMessageContent unknown => $"[{unknown.Type}]",
///     _ => "",
/// };
/// </code></example>
[JsonConverter(typeof(UnionConverter<MessageContent>))]
public abstract class MessageContent : ApiObject, IHasCases<MessageContent>
{
    private protected MessageContent()
    {
    }

    /// <summary>The discriminator: the name of the kind of content on the wire.</summary>
    [JsonPropertyName("type")]
    public abstract string Type { get; }

    static UnionCases<MessageContent> IHasCases<MessageContent>.Cases { get; } = UnionCases<MessageContent>.WithUnknown<UnknownMessageContent>(content => content.Type)
        .With<TextMessage>()
        .With<ImageMessage>()
        .With<FileMessage>()
        .With<CarouselMessage>()
        .With<ListMessage>()
        .With<LocationMessage>()
        .With<FormMessage>()
        .With<FormResponseMessage>()
        .With<TemplateMessage>();

    /// <summary>A <see cref="TextMessage"/> with this text.</summary>
    /// <param name="text">The text: at most 4,096 characters.</param>
#pragma warning disable CA2225 // The constructor of TextMessage is the named alternative.
    public static implicit operator MessageContent(string text) => new TextMessage(text);
#pragma warning restore CA2225

    /// <summary>Content in the format of a channel, sent unchanged: see <see cref="MessagePost.Schema"/>.</summary>
    /// <param name="json">The content. Later changes to it are not sent.</param>
    /// <returns>An <see cref="UnknownMessageContent"/> with the members of <paramref name="json"/>, regardless of its <c>type</c>.</returns>
    /// <exception cref="ArgumentException">
    /// A value cannot be written as JSON, a string contains a lone surrogate, or the content exceeds 100 KB.
    /// </exception>
    public static UnknownMessageContent FromJson(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonSerializer.Deserialize(WireSerializer.ToBytes(json, nameof(json)), SunshineConversationsJsonContext.Default.UnknownMessageContent)!;
    }
}
