using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The keys of an app.</summary>
public sealed class AppKeyListResponse : ApiObject, IEnvelope
{
    /// <summary>The keys: the list contains no <see langword="null"/>. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("keys")]
    public IReadOnlyList<AppKey> Keys { get; set => field = value is null ? null! : ListExtensions.WithoutNulls(value); } = null!;

    bool IEnvelope.HasPayload => Keys is not null;
}
