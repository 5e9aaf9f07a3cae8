using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A game or an app for Unity, with the SDK.</summary>
public sealed class UnityIntegration : SdkIntegration
{
    /// <summary>The discriminator: <c>unity</c>.</summary>
    [JsonPropertyName("type")]
    public override string Type => "unity";
}
