using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The changes to a conversation. Only members that are set are sent: <c>new() { DisplayName = "Ann", Description = null }</c>
/// renames it, clears its description, and leaves the rest unchanged.
/// </summary>
public sealed class ConversationUpdateBody : ApiObject, IRequestBody
{
    /// <summary>A friendly name, shown to the business or the user: 1 to 100 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("displayName")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> DisplayName { get; set; }

    /// <summary>A short text about the conversation: 1 to 100 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("description")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Description { get; set; }

    /// <summary>The URL of a JPG, PNG or GIF picture for the conversation: at most 2,048 characters. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("iconUrl")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> IconUrl { get; set; }

    /// <summary>
    /// Custom properties: at most 4 KB as JSON. They replace the present ones; <see langword="null"/> clears them. Write
    /// <c>Metadata = new Metadata { … }</c>: a bare <c>new()</c> is an <see cref="Optional{T}"/> that is not set.
    /// </summary>
    [JsonPropertyName("metadata")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Metadata?> Metadata { get; set; }
}
