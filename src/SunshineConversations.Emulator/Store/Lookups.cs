using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>What operations of several tags look up. What is not found ends the request with 404.</summary>
internal static class Lookups
{
    /// <summary>The conversation that the path of a request names.</summary>
    public static Conversation ConversationOf(this AppState state, ApiRequest request) =>
        state.Conversations.Find(request.RouteValue("conversationId")) ?? throw ApiException.ConversationNotFound();

    /// <summary>The integration that the path of a request names.</summary>
    public static Integration IntegrationOf(this AppState state, ApiRequest request) =>
        state.FindIntegration(request) ?? throw ApiException.IntegrationNotFound();

    /// <summary>The integration that the path of a request names, or null. An integration calls itself <c>me</c>.</summary>
    /// <exception cref="ApiException">403: an integration asks for another one.</exception>
    public static Integration? FindIntegration(this AppState state, ApiRequest request)
    {
        string id = request.RouteValue("integrationId");
        if (!request.IsFromIntegration)
            return state.Integrations.Find(id);

        Integration? caller = state.CallingIntegration(request);
        if (id == "me" || id == caller?.Id)
            return caller;

        return state.Integrations.Find(id) is null ? null : throw ApiException.Forbidden();
    }

    /// <summary>The integration whose credentials a request has, or null. A key of the options stands for the first custom one.</summary>
    public static Integration? CallingIntegration(this AppState state, ApiRequest request) => request.Caller.IntegrationId is { } id
        ? state.Integrations.Find(id)
        : state.Integrations.List("").FirstOrDefault(integration => integration.Type == IntegrationTypes.Custom);

    /// <summary>The switchboard that the path of a request names.</summary>
    public static Switchboard SwitchboardOf(this AppState state, ApiRequest request) =>
        state.Switchboards.Find(request.RouteValue("switchboardId")) ?? throw ApiException.NotFound("switchboard_not_found", "Switchboard not found");

    /// <summary>The switchboard integration of a switchboard with an id.</summary>
    public static SwitchboardIntegration SwitchboardIntegrationOf(this AppState state, Switchboard switchboard, string id) =>
        state.SwitchboardIntegrations.Find(id) is { } integration && integration.SwitchboardId == switchboard.Id
            ? integration
            : throw ApiException.SwitchboardIntegrationNotFound();

    /// <summary>The switchboard integrations that can be in control, in order.</summary>
    public static SwitchboardIntegration[] EnabledSwitchboardIntegrations(this AppState state) =>
        state.Switchboards.List("").FirstOrDefault() is { Enabled: true } switchboard ? state.SwitchboardIntegrations.List(switchboard.Id) : [];

    /// <summary>The switchboard integration that gets control when nobody has it, or null.</summary>
    public static SwitchboardIntegration? DefaultSwitchboardIntegration(this AppState state) =>
        state.Switchboards.List("").FirstOrDefault() is { Enabled: true, DefaultSwitchboardIntegrationId: { } id } ? state.SwitchboardIntegrations.Find(id) : null;

    /// <summary>The user that the path of a request names by id or external id.</summary>
    public static User UserOf(this AppState state, ApiRequest request)
    {
        string id = request.RouteValue("userIdOrExternalId");
        return state.Users.Find(id) ?? state.UserByExternalId(id, request.ReadQuery().Text("brandId")) ?? throw ApiException.UserNotFound();
    }

    /// <summary>The user that a JSON object names by <c>userId</c>, or by <c>userExternalId</c> and perhaps <c>brandId</c>.</summary>
    public static User UserOf(this AppState state, JsonElement reference) =>
        (reference.Text("userId") is { } id ? state.Users.Find(id)
        : reference.Text("userExternalId") is { } externalId ? state.UserByExternalId(externalId, reference.Text("brandId"))
        : null) ?? throw ApiException.UserNotFound();

    /// <summary>The participant of a conversation that is a user, or null.</summary>
    public static Participant? ParticipantOf(this AppState state, Conversation conversation, string userId) =>
        state.Participants.List(conversation.Id).FirstOrDefault(participant => participant.UserId == userId);

    /// <summary>The attachment with a URL, or null.</summary>
    public static Attachment? AttachmentAt(this AppState state, string mediaUrl) => state.Attachments.List(mediaUrl).SingleOrDefault();

    /// <summary>The metadata of a request as a resource keeps it.</summary>
    public static JsonElement? FrozenMetadata(this JsonElement body) =>
        body.Member("metadata") is { } metadata ? EmulatorJson.Freeze(Declare.Metadata.Keep(metadata)) : null;

    private static User? UserByExternalId(this AppState state, string externalId, string? brandId) =>
        state.Users.List(User.ExternalKey(externalId, brandId)).SingleOrDefault();
}
