using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to an <see cref="IosIntegration"/>. Only members that are set are sent.</summary>
public sealed class IosIntegrationUpdate : SdkIntegrationUpdate
{
    /// <summary>The push certificate of Apple, as Base64. It is a secret. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("certificate")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Certificate { get; set; }

    /// <summary>The password of the certificate. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; set; }

    /// <summary>Whether notifications go to the production environment of Apple, and not to the sandbox. The service infers it from the certificate unless it is set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("production")]
    public bool? Production { get; set; }

    /// <summary>Whether the badge of the app shows the number of unread messages. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("autoUpdateBadge")]
    public bool? AutoUpdateBadge { get; set; }
}
