using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The app to create.</summary>
public sealed class AppCreateBody : ApiObject, IRequestBody
{
    /// <summary>Creates an empty instance; set the required members before it is sent.</summary>
    public AppCreateBody()
    {
    }

    /// <summary>Creates an app with this name.</summary>
    /// <param name="displayName">The name: 1 to 100 characters.</param>
    public AppCreateBody(string displayName) => DisplayName = displayName;

    /// <summary>The name of the app: 1 to 100 characters. Required.</summary>
    [JsonPropertyName("displayName")]
    public string DisplayName { get; set => field = value ?? ""; } = "";

    /// <summary>The settings. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("settings")]
    public AppSettings? Settings { get; set; }

    /// <summary>Custom properties: at most 4 KB as JSON. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("metadata")]
    public Metadata? Metadata { get; set; }

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.Missing(DisplayName, nameof(DisplayName))
        ?? BodyRules.In(Settings, nameof(Settings));
}
