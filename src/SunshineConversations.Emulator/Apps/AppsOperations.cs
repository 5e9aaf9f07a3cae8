using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Apps.</summary>
internal static class AppsOperations
{
    public const string Item = Collection + "/{appId}";
    private const string Collection = "/v2/apps";

    public static ApiOperation[] All { get; } =
    [
        new("CreateApp", HttpMethods.Post, Collection, Create) { Callers = CallerScopes.Account, Body = AppsDeclarations.Create },
        new("ListApps", HttpMethods.Get, Collection, List) { Callers = CallerScopes.Account, Query = AppsDeclarations.List },
        new("GetApp", HttpMethods.Get, Item, request => ApiResponse.Ok(new AppBody(request.App.App.WithSubdomain()))) { Callers = CallerScopes.AppOrAccount },
        new("UpdateApp", HttpMethods.Patch, Item, Update) { Callers = CallerScopes.AppOrAccount, Body = AppsDeclarations.Update },
        new("DeleteApp", HttpMethods.Delete, Item, Delete) { Callers = CallerScopes.Account },
    ];

    private static ApiResponse Create(ApiRequest request)
    {
        JsonElement body = request.ReadBody();
        if (request.Account.Apps.All.Count >= request.Account.Options.MaxApps)
            throw EmulatorErrorException.PaymentRequired("Your account has reached the maximum number of apps for your subscription plan");

        var created = new App(request.Account.NewId(), "", EmulatorJson.ToElement(App.DefaultSettings), EmulatorJson.EmptyObject);
        return ApiResponse.Created(new AppBody(request.Account.AddApp(WithDetails(created, body)).App));
    }

    private static ApiResponse List(ApiRequest request)
    {
        JsonElement query = request.ReadQuery();
        // The only service account here is that of a key with svc_, which has access to every app.
        if (query.Member("filter")?.Text("serviceAccountId") is { } id && request.Caller.KeyId != $"svc_{id}")
            throw EmulatorErrorException.Forbidden("The serviceAccountId provided does not match supplied credentials");

        ItemPage<AppState> page = request.Account.Apps.List("", PageQuery.Read(query));
        return ApiResponse.Ok(new AppListBody([.. page.Items.Select(app => app.App)], ListMeta.Of(page), ListLinks.Of(page, request, query)));
    }

    private static ApiResponse Update(ApiRequest request)
    {
        request.App.App = WithDetails(request.App.App, request.ReadBody());
        return ApiResponse.Ok(new AppBody(request.App.App));
    }

    private static ApiResponse Delete(ApiRequest request)
    {
        request.Account.RemoveApp(request.App);
        return ApiResponse.Empty;
    }

    /// <summary>Members that are not in the body keep their values. Settings in the body replace those with the same names.</summary>
    private static App WithDetails(App app, JsonElement body)
    {
        JsonElement changes = body.Member("settings") ?? EmulatorJson.EmptyObject;
        JsonElement before = app.Settings.GetProperty(AppsDeclarations.MultiConvoEnabled);
        if (before.GetBoolean() && changes.Member(AppsDeclarations.MultiConvoEnabled)?.GetBoolean() == false)
            throw EmulatorErrorException.BadRequest("multiConvoEnabled cannot be disabled once it is enabled");

        JsonObject settings = JsonObject.Create(app.Settings)!;
        foreach ((string name, JsonNode? value) in AppsDeclarations.Settings.PickDeclared(changes).AsObject())
            settings[name] = value?.DeepClone();

        return app with
        {
            DisplayName = body.Text("displayName") ?? app.DisplayName,
            Settings = EmulatorJson.ToElement(settings),
            Metadata = body.Has("metadata") ? body.PickMetadata() ?? EmulatorJson.EmptyObject : app.Metadata,
        };
    }
}
