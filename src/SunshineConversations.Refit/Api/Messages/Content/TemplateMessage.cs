using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A message template of WhatsApp. <see cref="MessagePost.Schema"/> must be <c>whatsapp</c>.</summary>
public sealed class TemplateMessage : MessageContent
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public TemplateMessage()
    {
    }

    /// <summary>Creates a template message.</summary>
    /// <param name="template">The template as WhatsApp documents it.</param>
    public TemplateMessage(JsonObject template) => Template = template;

    /// <summary>The discriminator: <c>template</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "template";

    /// <summary>The template as WhatsApp documents it. Required.</summary>
    [JsonPropertyName("template")]
    [JsonConverter(typeof(JsonObjectConverter))]
    public JsonObject Template { get; set; } = null!;

    /// <summary>Whether the user cannot type while the message is the latest one, on clients that support it. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("blockChatInput")]
    public bool? BlockChatInput { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? (Template is null ? $"{nameof(Template)} is required." : null);
}
