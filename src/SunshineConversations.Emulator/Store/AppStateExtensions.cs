using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The lookups of several tags. A missing resource ends the request with 404.</summary>
internal static class AppStateExtensions
{
    /// <summary>The switchboard integration of a switchboard with an ID.</summary>
    public static SwitchboardIntegration SwitchboardIntegrationOf(this AppState state, Switchboard switchboard, string id) =>
        state.SwitchboardIntegrations.Find(id) is { } integration && integration.SwitchboardId == switchboard.Id
            ? integration
            : throw EmulatorErrorException.SwitchboardIntegrationNotFound();

    /// <summary>The switchboard integrations that can be in control, in order.</summary>
    public static SwitchboardIntegration[] EnabledSwitchboardIntegrations(this AppState state) =>
        state.Switchboards.List("").FirstOrDefault() is { Enabled: true } switchboard ? state.SwitchboardIntegrations.List(switchboard.Id) : [];

    /// <summary>The switchboard integration that is given control when none has it, or null.</summary>
    public static SwitchboardIntegration? DefaultSwitchboardIntegration(this AppState state) =>
        state.Switchboards.List("").FirstOrDefault() is { Enabled: true, DefaultSwitchboardIntegrationId: { } id } ? state.SwitchboardIntegrations.Find(id) : null;

    /// <summary>The user that a JSON object references by <c>userId</c>, or by <c>userExternalId</c> and perhaps <c>brandId</c>.</summary>
    public static User UserOf(this AppState state, JsonElement reference) =>
        (reference.Text("userId") is { } id ? state.Users.Find(id)
        : reference.Text("userExternalId") is { } externalId ? state.UserByExternalId(externalId, reference.Text("brandId"))
        : null) ?? throw EmulatorErrorException.UserNotFound();

    /// <summary>The participant of a conversation that is a user, or null.</summary>
    public static Participant? ParticipantOf(this AppState state, Conversation conversation, string userId) =>
        state.Participants.List(conversation.Id).FirstOrDefault(participant => participant.UserId == userId);

    /// <summary>The attachment with a URL, or null.</summary>
    public static Attachment? AttachmentAt(this AppState state, string mediaUrl) => state.Attachments.List(mediaUrl).SingleOrDefault();

    /// <summary>The metadata of a request as a resource stores it.</summary>
    public static JsonElement? PickMetadata(this JsonElement body) =>
        body.Member("metadata") is { } metadata ? EmulatorJson.ToElement(Declare.Metadata.PickDeclared(metadata)) : null;

    /// <summary>The user of a brand with an external ID, or null.</summary>
    public static User? UserByExternalId(this AppState state, string externalId, string? brandId) =>
        state.Users.List(User.ExternalKey(externalId, brandId)).SingleOrDefault();
}
