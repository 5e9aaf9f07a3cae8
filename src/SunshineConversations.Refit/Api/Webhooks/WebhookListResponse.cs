using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The webhooks of an integration.</summary>
public sealed class WebhookListResponse : ApiObject, IEnvelope
{
    /// <summary>The webhooks: the list contains no <see langword="null"/>. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("webhooks")]
    public IReadOnlyList<Webhook> Webhooks { get; set => field = value is null ? null! : ListExtensions.WithoutNulls(value); } = null!;

    bool IEnvelope.HasPayload => Webhooks is not null;
}
