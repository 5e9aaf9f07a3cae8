using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// What to change in a conversation. Only what is mentioned is sent: <c>new() { DisplayName = "Ann", Description = null }</c>
/// renames it, clears its description, and leaves the rest as it is.
/// </summary>
public sealed class ConversationUpdateBody : IRequestBody
{
    /// <summary>A friendly name, shown to the business or the user: 1 to 100 characters; null clears it.</summary>
    [JsonConverter(typeof(OptionalConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> DisplayName { get; set; }

    /// <summary>A short text about the conversation: 1 to 100 characters; null clears it.</summary>
    [JsonConverter(typeof(OptionalConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Description { get; set; }

    /// <summary>The address of a JPG, PNG or GIF picture for the conversation: at most 2048 characters; null clears it.</summary>
    [JsonConverter(typeof(OptionalConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> IconUrl { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON; they replace those that are there, and null clears them.</summary>
    [JsonConverter(typeof(OptionalConverter<Metadata>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Metadata?> Metadata { get; set; }
}
