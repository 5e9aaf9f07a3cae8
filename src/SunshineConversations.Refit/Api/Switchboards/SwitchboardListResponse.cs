using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The switchboards of an app.</summary>
public sealed class SwitchboardListResponse : ApiObject, IEnvelope
{
    /// <summary>The switchboards: the list contains no <see langword="null"/>. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("switchboards")]
    public IReadOnlyList<Switchboard> Switchboards { get; set => field = value is null ? null! : ListExtensions.WithoutNulls(value); } = null!;

    bool IEnvelope.HasPayload => Switchboards is not null;
}
