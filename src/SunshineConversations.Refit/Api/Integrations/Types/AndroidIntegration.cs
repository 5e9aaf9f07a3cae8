using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>An app for Android, with the SDK. Push notifications require <see cref="ProjectId"/>, <see cref="ClientEmail"/> and <see cref="PrivateKey"/>, from the key file of a service account in Firebase.</summary>
public sealed class AndroidIntegration : SdkIntegration
{
    /// <summary>The discriminator: <c>android</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "android";

    /// <summary>The ID of the project in Firebase. It is never returned. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("projectId")]
    public string? ProjectId { get; set; }

    /// <summary>The email address of the service account in Firebase. It is never returned. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("clientEmail")]
    public string? ClientEmail { get; set; }

    /// <summary>The private key of the service account in Firebase. It is a secret. It is never returned. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("privateKey")]
    public string? PrivateKey { get; set; }

    /// <summary>The server key of the former Firebase API, which no longer exists: use <see cref="PrivateKey"/>. It is a secret. It is never returned. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("serverKey")]
    public string? ServerKey { get; set; }

    /// <summary>The sender ID of the former Firebase API, which no longer exists. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("senderId")]
    public string? SenderId { get; set; }
}
