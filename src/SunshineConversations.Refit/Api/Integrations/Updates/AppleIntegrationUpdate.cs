using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The changes to an <see cref="AppleIntegration"/>. Only members that are set are sent.</summary>
public sealed class AppleIntegrationUpdate : ChannelIntegrationUpdate
{
    /// <summary>The secret from which the state value of authentication messages is generated: at least 88 characters. It is a secret. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("authenticationMessageSecret")]
    public string? AuthenticationMessageSecret { get; set; }
}
