using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The user who leaves a conversation: <c>ByUserId("…")</c>, <c>ByUserExternalId("…")</c> or <c>ByParticipantId("…")</c>. Exactly one of the IDs must be set.</summary>
public sealed class ParticipantLeaveBody : ApiObject, IRequestBody
{
    /// <summary>The service's ID of the user, or <see langword="null"/>.</summary>
    [JsonPropertyName("userId")]
    public string? UserId { get; set; }

    /// <summary>The business's own ID of the user, or <see langword="null"/>.</summary>
    [JsonPropertyName("userExternalId")]
    public string? UserExternalId { get; set; }

    /// <summary>The ID of the participant, or <see langword="null"/>.</summary>
    [JsonPropertyName("participantId")]
    public string? ParticipantId { get; set; }

    /// <summary>The user with this ID.</summary>
    /// <param name="userId">The service's ID of the user: at most 1,024 characters.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ParticipantLeaveBody ByUserId(string userId) => new() { UserId = Identifier.Require(userId, nameof(userId)) };

    /// <summary>The user with this external ID.</summary>
    /// <param name="userExternalId">The business's own ID of the user: at most 1,024 characters.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ParticipantLeaveBody ByUserExternalId(string userExternalId) => new() { UserExternalId = Identifier.Require(userExternalId, nameof(userExternalId)) };

    /// <summary>The participant with this ID.</summary>
    /// <param name="participantId">The ID of the participant: at most 1,024 characters.</param>
    /// <returns>The body.</returns>
    /// <exception cref="ArgumentException">The ID is empty, too long, or malformed.</exception>
    public static ParticipantLeaveBody ByParticipantId(string participantId) => new() { ParticipantId = Identifier.Require(participantId, nameof(participantId)) };

    internal override string? FindProblem() =>
        base.FindProblem()
        ?? BodyRules.NotExactlyOne((UserId, nameof(UserId)), (UserExternalId, nameof(UserExternalId)), (ParticipantId, nameof(ParticipantId)))
        ?? BodyRules.InIdentifier(UserId, nameof(UserId))
        ?? BodyRules.InIdentifier(UserExternalId, nameof(UserExternalId))
        ?? BodyRules.InIdentifier(ParticipantId, nameof(ParticipantId));
}
