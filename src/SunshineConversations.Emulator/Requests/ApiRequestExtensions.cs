namespace SunshineConversations.Emulator;

/// <summary>Looks up the resources in the path and the credentials of a request. A missing resource ends the request with 404.</summary>
internal static class ApiRequestExtensions
{
    public static Conversation GetConversation(this ApiRequest request) =>
        request.App.Conversations.Find(request.RouteValue("conversationId")) ?? throw EmulatorErrorException.ConversationNotFound();

    public static Integration GetIntegration(this ApiRequest request) => request.FindIntegration() ?? throw EmulatorErrorException.IntegrationNotFound();

    /// <summary>The integration in the path, or null. An integration refers to itself as <c>me</c>.</summary>
    /// <exception cref="EmulatorErrorException">403: an integration requests a different one.</exception>
    public static Integration? FindIntegration(this ApiRequest request)
    {
        string id = request.RouteValue("integrationId");
        if (!request.IsFromIntegration)
            return request.App.Integrations.Find(id);

        Integration? caller = request.FindCallingIntegration();
        if (id == "me" || id == caller?.Id)
            return caller;

        return request.App.Integrations.Find(id) is null ? null : throw EmulatorErrorException.Forbidden();
    }

    /// <summary>The integration whose credentials a request has, or null. A key of the options represents the first custom one.</summary>
    public static Integration? FindCallingIntegration(this ApiRequest request) => request.Caller.IntegrationId is { } id
        ? request.App.Integrations.Find(id)
        : request.App.Integrations.List("").FirstOrDefault(integration => integration.Type == IntegrationTypes.Custom);

    public static Switchboard GetSwitchboard(this ApiRequest request) =>
        request.App.Switchboards.Find(request.RouteValue("switchboardId")) ?? throw EmulatorErrorException.NotFound("switchboard_not_found", "Switchboard not found");

    /// <summary>The user in the path, by ID or external ID.</summary>
    public static User GetUser(this ApiRequest request)
    {
        string id = request.RouteValue("userIdOrExternalId");
        return request.App.Users.Find(id) ?? request.App.UserByExternalId(id, request.ReadQuery().Text("brandId")) ?? throw EmulatorErrorException.UserNotFound();
    }
}
