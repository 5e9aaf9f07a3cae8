using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>
/// The changes to an app. Only members that are set are sent: <c>new() { DisplayName = "Support", Metadata = null }</c>
/// renames it, clears its metadata, and leaves the rest unchanged.
/// </summary>
public sealed class AppUpdateBody : ApiObject, IRequestBody
{
    /// <summary>The name of the app: 1 to 100 characters. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    /// <summary>The settings to change. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("settings")]
    public AppSettings? Settings { get; set; }

    /// <summary>
    /// Custom properties: at most 4 KB as JSON. They replace the current ones; <see langword="null"/> clears them. Write
    /// <c>Metadata = new Metadata { … }</c>: a bare <c>new()</c> is an <see cref="Optional{T}"/> that is not set.
    /// </summary>
    [JsonPropertyName("metadata")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Metadata?> Metadata { get; set; }

    internal override string? FindProblem() => base.FindProblem() ?? BodyRules.In(Settings, nameof(Settings));
}
