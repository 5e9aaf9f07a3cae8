using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>What operations of several tags look up. What is not found ends the request with 404.</summary>
internal static class Lookups
{
    /// <summary>The conversation that the path of a request names.</summary>
    public static Conversation ConversationOf(this EmulatorState state, ApiRequest request) =>
        state.Conversations.Find(request.RouteValue("conversationId")) ?? throw ApiException.ConversationNotFound();

    /// <summary>The integration that the path of a request names.</summary>
    public static Integration IntegrationOf(this EmulatorState state, ApiRequest request) =>
        state.FindIntegration(request) ?? throw ApiException.NotFound("integration_not_found", "Integration not found");

    /// <summary>The integration that the path of a request names, or null. An integration calls itself <c>me</c>: here the first custom one.</summary>
    public static Integration? FindIntegration(this EmulatorState state, ApiRequest request)
    {
        string id = request.RouteValue("integrationId");
        return id == "me" && request.IsFromIntegration
            ? state.Integrations.List("").FirstOrDefault(integration => integration.Type == IntegrationTypes.Custom)
            : state.Integrations.Find(id);
    }

    /// <summary>The user that the path of a request names by id or external id.</summary>
    public static User UserOf(this EmulatorState state, ApiRequest request)
    {
        string id = request.RouteValue("userIdOrExternalId");
        return state.Users.Find(id) ?? state.UserByExternalId(id, request.ReadQuery().Text("brandId")) ?? throw ApiException.UserNotFound();
    }

    /// <summary>The user that a JSON object names by <c>userId</c>, or by <c>userExternalId</c> and perhaps <c>brandId</c>.</summary>
    public static User UserOf(this EmulatorState state, JsonElement reference) =>
        (reference.Text("userId") is { } id ? state.Users.Find(id)
        : reference.Text("userExternalId") is { } externalId ? state.UserByExternalId(externalId, reference.Text("brandId"))
        : null) ?? throw ApiException.UserNotFound();

    /// <summary>The participant of a conversation that is a user, or null.</summary>
    public static Participant? ParticipantOf(this EmulatorState state, Conversation conversation, string userId) =>
        state.Participants.List(conversation.Id).FirstOrDefault(participant => participant.UserId == userId);

    /// <summary>The attachment with a URL, or null.</summary>
    public static Attachment? AttachmentAt(this EmulatorState state, string mediaUrl) => state.Attachments.List(mediaUrl).SingleOrDefault();

    /// <summary>The metadata of a request as a resource keeps it.</summary>
    public static JsonElement? FrozenMetadata(this JsonElement body) =>
        body.Member("metadata") is { } metadata ? EmulatorJson.Freeze(Declare.Metadata.Keep(metadata)) : null;

    private static User? UserByExternalId(this EmulatorState state, string externalId, string? brandId) =>
        state.Users.List(User.ExternalKey(externalId, brandId)).SingleOrDefault();
}
