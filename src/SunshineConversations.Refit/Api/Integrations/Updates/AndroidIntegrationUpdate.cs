using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to an <see cref="AndroidIntegration"/>. Only members that are set are sent.</summary>
public sealed class AndroidIntegrationUpdate : SdkIntegrationUpdate
{
    /// <summary>The ID of the project in Firebase. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("projectId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> ProjectId { get; set; }

    /// <summary>The email address of the service account in Firebase. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("clientEmail")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> ClientEmail { get; set; }

    /// <summary>The private key of the service account in Firebase. It is a secret. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("privateKey")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> PrivateKey { get; set; }

    /// <summary>The server key of the former Firebase API, which no longer exists: use <see cref="PrivateKey"/>. It is a secret. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("serverKey")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> ServerKey { get; set; }

    /// <summary>The sender ID of the former Firebase API, which no longer exists. <see langword="null"/> clears it.</summary>
    [JsonPropertyName("senderId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> SenderId { get; set; }
}
