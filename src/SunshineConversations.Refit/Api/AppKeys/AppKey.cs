using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>A key of an app. A member that the service omits is <see langword="null"/>.</summary>
// Not a record: the generated ToString() would print the secret.
public sealed class AppKey : ApiObject
{
    /// <summary>The ID of the key, such as <c>app_…</c>, for <see cref="SunshineConversationsOptions.KeyId"/>; empty only when the service omits it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name of the key.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    /// <summary>The secret of the key, for <see cref="SunshineConversationsOptions.KeySecret"/>. Keep it safe: the JSON of this object contains it.</summary>
    [JsonPropertyName("secret")]
    public string? Secret { get; set; }
}
