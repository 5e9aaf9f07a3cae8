using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Switchboard Integrations.</summary>
internal static class SwitchboardIntegrationsOperations
{
    private const int MaxIntegrations = 10;
    private const string Collection = SwitchboardsOperations.Item + "/switchboardIntegrations";
    private const string Item = Collection + "/{switchboardIntegrationId}";

    public static ApiOperation[] All { get; } =
    [
        new("CreateSwitchboardIntegration", HttpMethods.Post, Collection, Create)
        {
            Callers = CallerScopes.AppOrAccount,
            Body = SwitchboardIntegrationsDeclarations.Create,
        },
        new("ListSwitchboardIntegrations", HttpMethods.Get, Collection, List) { Callers = CallerScopes.AppOrAccount },
        new("UpdateSwitchboardIntegration", HttpMethods.Patch, Item, Update)
        {
            Callers = CallerScopes.AppOrAccount,
            Body = SwitchboardIntegrationsDeclarations.Update,
        },
        new("DeleteSwitchboardIntegration", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.AppOrAccount },
    ];

    private static ApiResponse Create(ApiRequest request)
    {
        Switchboard switchboard = request.GetSwitchboard();
        JsonElement body = request.ReadBody();
        if (request.App.SwitchboardIntegrations.Count(switchboard.Id) >= MaxIntegrations)
            throw EmulatorErrorException.BadRequest("too_many_switchboard_integrations", $"Switchboard has reached the max number of switchboard integrations ({MaxIntegrations})");

        var created = new SwitchboardIntegration
        {
            Id = request.App.NewId(),
            Name = body.Text("name")!,
            IntegrationId = "",
            IntegrationType = "",
            SwitchboardId = switchboard.Id,
        };
        return ApiResponse.Created(Set(request.App, switchboard, created, body));
    }

    private static ApiResponse List(ApiRequest request) =>
        ApiResponse.Ok(new SwitchboardIntegrationListBody(request.App.SwitchboardIntegrations.List(request.GetSwitchboard().Id)));

    private static ApiResponse Update(ApiRequest request)
    {
        (Switchboard switchboard, SwitchboardIntegration integration) = Find(request);
        return ApiResponse.Ok(Set(request.App, switchboard, integration, request.ReadBody()));
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        (Switchboard switchboard, SwitchboardIntegration integration) = Find(request);
        if (switchboard.DefaultSwitchboardIntegrationId == integration.Id)
            throw EmulatorErrorException.BadRequest("The default switchboard integration cannot be deleted");

        if (request.App.SwitchboardIntegrations.List(switchboard.Id).Any(each => each.NextSwitchboardIntegrationId == integration.Id))
            throw EmulatorErrorException.BadRequest("A switchboard integration that is the next of another cannot be deleted");

        request.App.SwitchboardIntegrations.Remove(integration);
        return ApiResponse.Empty;
    }

    private static (Switchboard Switchboard, SwitchboardIntegration Integration) Find(ApiRequest request)
    {
        Switchboard switchboard = request.GetSwitchboard();
        return (switchboard, request.App.SwitchboardIntegrationOf(switchboard, request.RouteValue("switchboardIntegrationId")));
    }

    /// <summary>Members that are not in the body keep their values.</summary>
    private static SwitchboardIntegrationBody Set(AppState state, Switchboard switchboard, SwitchboardIntegration integration, JsonElement body)
    {
        SwitchboardIntegration changed = integration with
        {
            Name = body.Text("name") ?? integration.Name,
            DeliverStandbyEvents = body.Member("deliverStandbyEvents")?.GetBoolean() ?? integration.DeliverStandbyEvents,
            NextSwitchboardIntegrationId = body.TextOr("nextSwitchboardIntegrationId", integration.NextSwitchboardIntegrationId),
            MessageHistoryCount = body.Has("messageHistoryCount") ? (int?)body.Member("messageHistoryCount")?.GetDecimal() : integration.MessageHistoryCount,
        };
        if (body.Text("nextSwitchboardIntegrationId") is { } nextId)
            state.SwitchboardIntegrationOf(switchboard, nextId);

        if (body.Text("integrationId") is { } id)
        {
            Integration linked = state.Integrations.Find(id) ?? throw EmulatorErrorException.IntegrationNotFound();
            changed = changed with { IntegrationId = linked.Id, IntegrationType = linked.Type };
        }
        else if (body.Text("integrationType") is { } type)
        {
            changed = changed with { IntegrationId = IdOfType(state, type), IntegrationType = type };
        }

        return new SwitchboardIntegrationBody(state.SwitchboardIntegrations.Set(changed));
    }

    /// <summary>
    /// The integration of a type that exists only once per app: that of an OAuth client, or one of Zendesk's own, which no
    /// other operation returns and which is invented here.
    /// </summary>
    private static string IdOfType(AppState state, string type)
    {
        if (type == IntegrationTypes.Custom)
            throw EmulatorErrorException.BadRequest("A custom integration must be linked by integrationId");

        return state.Integrations.List(type).FirstOrDefault()?.Id
            ?? state.SwitchboardIntegrations.All.FirstOrDefault(each => each.IntegrationType == type)?.IntegrationId
            ?? state.NewId();
    }
}
