using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The keys of a custom integration.</summary>
public sealed class IntegrationApiKeyListResponse : ApiObject, IEnvelope
{
    /// <summary>The keys: the list contains no <see langword="null"/>. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("keys")]
    public IReadOnlyList<IntegrationApiKey> Keys { get; set => field = value is null ? null! : ListExtensions.WithoutNulls(value); } = null!;

    bool IEnvelope.HasPayload => Keys is not null;
}
