using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Switchboards.</summary>
internal sealed class SwitchboardOperations(AppState state)
{
    public const string Item = Collection + "/{switchboardId}";
    private const string Collection = AppOperations.Item + "/switchboards";

    public ApiOperation[] All =>
    [
        new("CreateSwitchboard", HttpMethods.Post, Collection, Create) { Callers = CallerScopes.AppOrAccount },
        new("ListSwitchboards", HttpMethods.Get, Collection, _ => ApiResponse.Ok(new SwitchboardListBody(state.Switchboards.List("")))) { Callers = CallerScopes.AppOrAccount },
        new("UpdateSwitchboard", HttpMethods.Patch, Item, Update) { Callers = CallerScopes.AppOrAccount, Body = SwitchboardDeclarations.Update },
        new("DeleteSwitchboard", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.AppOrAccount },
    ];

    /// <summary>It begins disabled, so that no message is misrouted while it is configured.</summary>
    private ApiResponse Create(ApiRequest request)
    {
        if (state.Switchboards.All.Count > 0)
            throw ApiException.BadRequest("Only one switchboard can be created per app");

        return ApiResponse.Created(new SwitchboardBody(state.Switchboards.Set(new Switchboard(state.NewId(), Enabled: false))));
    }

    private ApiResponse Update(ApiRequest request)
    {
        Switchboard switchboard = state.SwitchboardOf(request);
        JsonElement body = request.ReadBody();
        Switchboard changed = switchboard with
        {
            Enabled = body.Member("enabled")?.GetBoolean() ?? switchboard.Enabled,
            DefaultSwitchboardIntegrationId = body.Text("defaultSwitchboardIntegrationId") ?? switchboard.DefaultSwitchboardIntegrationId,
        };
        if (changed.DefaultSwitchboardIntegrationId is { } id)
            state.SwitchboardIntegrationOf(changed, id);
        else if (changed.Enabled)
            throw ApiException.SwitchboardIntegrationNotFound("Enabled switchboard must have an associated default switchboardIntegration");

        return ApiResponse.Ok(new SwitchboardBody(state.Switchboards.Set(changed)));
    }

    private ApiResponse Delete(ApiRequest request)
    {
        state.Switchboards.Remove(state.SwitchboardOf(request));
        return ApiResponse.Empty;
    }
}
