using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Switchboards.</summary>
internal static class SwitchboardsOperations
{
    public const string Item = Collection + "/{switchboardId}";
    private const string Collection = AppsOperations.Item + "/switchboards";

    public static ApiOperation[] All { get; } =
    [
        new("CreateSwitchboard", HttpMethods.Post, Collection, Create) { Callers = CallerScopes.AppOrAccount },
        new("ListSwitchboards", HttpMethods.Get, Collection, request => ApiResponse.Ok(new SwitchboardListBody(request.App.Switchboards.List("")))) { Callers = CallerScopes.AppOrAccount },
        new("UpdateSwitchboard", HttpMethods.Patch, Item, Update) { Callers = CallerScopes.AppOrAccount, Body = SwitchboardsDeclarations.Update },
        new("DeleteSwitchboard", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.AppOrAccount },
    ];

    /// <summary>It is disabled initially, so that no message is misrouted while it is configured.</summary>
    private static ApiResponse Create(ApiRequest request)
    {
        AppState state = request.App;
        if (state.Switchboards.All.Count > 0)
            throw EmulatorErrorException.BadRequest("Only one switchboard can be created per app");

        return ApiResponse.Created(new SwitchboardBody(state.Switchboards.Set(new Switchboard(state.NewId(), Enabled: false))));
    }

    private static ApiResponse Update(ApiRequest request)
    {
        Switchboard switchboard = request.GetSwitchboard();
        JsonElement body = request.ReadBody();
        Switchboard changed = switchboard with
        {
            Enabled = body.Member("enabled")?.GetBoolean() ?? switchboard.Enabled,
            DefaultSwitchboardIntegrationId = body.Text("defaultSwitchboardIntegrationId") ?? switchboard.DefaultSwitchboardIntegrationId,
        };
        if (changed.DefaultSwitchboardIntegrationId is { } id)
            request.App.SwitchboardIntegrationOf(changed, id);
        else if (changed.Enabled)
            throw EmulatorErrorException.SwitchboardIntegrationNotFound("Enabled switchboard must have an associated default switchboardIntegration");

        return ApiResponse.Ok(new SwitchboardBody(request.App.Switchboards.Set(changed)));
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        request.App.Switchboards.Remove(request.GetSwitchboard());
        return ApiResponse.Empty;
    }
}
