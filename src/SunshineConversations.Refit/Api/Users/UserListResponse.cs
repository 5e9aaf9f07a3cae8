using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The users with an identity.</summary>
public sealed class UserListResponse : ApiObject, IEnvelope
{
    /// <summary>The users: the list contains no <see langword="null"/>. A successful response without it throws a <see cref="SunshineConversationsException"/>.</summary>
    [JsonPropertyName("users")]
    public IReadOnlyList<User> Users { get; set => field = value is null ? null! : ListExtensions.WithoutNulls(value); } = null!;

    bool IEnvelope.HasPayload => Users is not null;
}
