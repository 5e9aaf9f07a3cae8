using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>Who wrote a message or caused an activity: <c>Business()</c>, <c>ByUserId("…")</c> or <c>ByUserExternalId("…")</c>.</summary>
public sealed class MessageAuthor : ApiObject
{
    /// <summary>Whether it is the business or a user. Required.</summary>
    [JsonPropertyName("type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public MessageAuthorType Type { get; set; }

    /// <summary>The kind of author of the business: at most one. <see langword="null"/> is omitted.</summary>
    [JsonPropertyName("subtypes")]
    public IReadOnlyList<MessageAuthorSubtype>? Subtypes { get; set; }

    /// <summary>The service's ID of the user; <see langword="null"/> for an author of the business.</summary>
    [JsonPropertyName("userId")]
    public string? UserId { get; set; }

    /// <summary>The business's own ID of the user. It is only sent, instead of <see cref="UserId"/>.</summary>
    [JsonPropertyName("userExternalId")]
    public string? UserExternalId { get; set; }

    /// <summary>
    /// The ID of the brand of the user. It is only sent, with <see cref="UserExternalId"/> if users are separated by
    /// brand. <see langword="null"/> is omitted.
    /// </summary>
    [JsonPropertyName("brandId")]
    public string? BrandId { get; set; }

    /// <summary>The name that others see. <see langword="null"/> leaves it to the service.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }

    /// <summary>The URL of a JPG, PNG or GIF picture of the author: at most 2,048 characters. <see langword="null"/> leaves it to the service.</summary>
    [JsonPropertyName("avatarUrl")]
    public string? AvatarUrl { get; set; }

    /// <summary>The business.</summary>
    /// <param name="displayName">The name that the user sees; <see langword="null"/> leaves it to the service.</param>
    /// <returns>The author.</returns>
    public static MessageAuthor Business(string? displayName = null) => new() { Type = MessageAuthorType.Business, DisplayName = displayName };

    /// <summary>The user with this ID.</summary>
    /// <param name="userId">The service's ID of the user: at most 1,024 characters.</param>
    /// <returns>The author.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static MessageAuthor ByUserId(string userId) => new() { Type = MessageAuthorType.User, UserId = Identifier.Require(userId, nameof(userId)) };

    /// <summary>The user with this external ID.</summary>
    /// <param name="userExternalId">The business's own ID of the user: at most 1,024 characters.</param>
    /// <param name="brandId">See <see cref="BrandId"/>.</param>
    /// <returns>The author.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static MessageAuthor ByUserExternalId(string userExternalId, string? brandId = null) =>
        new() { Type = MessageAuthorType.User, UserExternalId = Identifier.Require(userExternalId, nameof(userExternalId)), BrandId = brandId };

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? (string.IsNullOrEmpty(Type.Value) ? $"{nameof(Type)} is required, such as {nameof(MessageAuthorType)}.{nameof(MessageAuthorType.Business)}." : null)
        ?? (Type == MessageAuthorType.User ? BodyRules.NotExactlyOne((UserId, nameof(UserId)), (UserExternalId, nameof(UserExternalId))) : null)
        ?? BodyRules.InIdentifier(UserId, nameof(UserId))
        ?? BodyRules.InIdentifier(UserExternalId, nameof(UserExternalId));
}
