using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An app for iOS, with the SDK. Push notifications require a certificate from Apple.</summary>
public sealed class IosIntegration : SdkIntegration
{
    /// <summary>The discriminator: <c>ios</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "ios";

    /// <summary>The push certificate of Apple, as Base64. It is a secret. It is never returned. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("certificate")]
    public string? Certificate { get; set; }

    /// <summary>The password of the certificate. It is a secret. It is never returned. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; set; }

    /// <summary>Whether notifications go to the production environment of Apple, and not to the sandbox. The service infers it from the certificate unless it is set. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("production")]
    public bool? Production { get; set; }

    /// <summary>Whether the badge of the app shows the number of unread messages. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("autoUpdateBadge")]
    public bool? AutoUpdateBadge { get; set; }
}
