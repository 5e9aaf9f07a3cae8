namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Apps.</summary>
internal static class AppsRows
{
    private const string Collection = "/v2/apps";

    private const string SettingsJson =
        """{"conversationRetentionSeconds":3600,"maskCreditCardNumbers":true,"useAnimalNames":false,"echoPostback":false,"ignoreAutoConversationStart":false,"multiConvoEnabled":true,"appLocalizationEnabled":true,"endSessionEnabled":true,"disableConversationReopen":false}""";

    private const string AppJson = $$"""{"id":"5d8cff3cd55b040010928b5b","displayName":"My App","settings":{{SettingsJson}},"metadata":{"lang":"en-ca"} }""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IAppsApi>($"POST {Collection}", "CreateApp", (api, _, token) => api.CreateAppAsync(
            new("My App") { Settings = Settings(), Metadata = new() { ["lang"] = "en-ca" } }, token)) with
        {
            RequestBody = $$$"""{"displayName":"My App","settings":{{{SettingsJson}}},"metadata":{"lang":"en-ca"}}""",
            SuccessStatus = 201,
            SuccessBody = $$"""{"app":{{AppJson}}}""",
        },
        Operation.Of<IAppsApi>($"GET {Collection}", "ListApps", (api, _, token) => api.ListAppsAsync(AppListFilter.ByServiceAccountId("svc 1"), new() { Size = 10 }, token)) with
        {
            Query = "?filter%5BserviceAccountId%5D=svc%201&page%5Bsize%5D=10",
            SuccessBody = $$"""{"apps":[{{AppJson}}],"meta":{"hasMore":false} }""",
        },
        Operation.Of<IAppsApi>($"GET {Collection}/{{appId}}", "GetApp", (api, ids, token) => api.GetAppAsync(ids["appId"], token)) with
        {
            SuccessBody = """{"app":{"id":"5d8cff3cd55b040010928b5b","displayName":"My App","subdomain":"test-domain"}}""",
        },
        Operation.Of<IAppsApi>($"PATCH {Collection}/{{appId}}", "UpdateApp", (api, ids, token) => api.UpdateAppAsync(
            ids["appId"], new() { DisplayName = "Renamed", Settings = new() { MultiConvoEnabled = true }, Metadata = null }, token)) with
        {
            RequestBody = """{"displayName":"Renamed","settings":{"multiConvoEnabled":true},"metadata":null}""",
            SuccessBody = $$"""{"app":{{AppJson}}}""",
        },
        Operation.Of<IAppsApi>($"DELETE {Collection}/{{appId}}", "DeleteApp", (api, ids, token) => api.DeleteAppAsync(ids["appId"], token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        Bad("body", "an app without a name", "DisplayName is required", api => api.CreateAppAsync(new())),
        Bad("body", "an app whose settings repeat a member", "Settings.AdditionalData has the member 'echoPostback'", api => api.CreateAppAsync(new("a") { Settings = Repeating() })),
        Bad("body", "an app to update whose settings repeat a member", "Settings.AdditionalData has the member 'echoPostback'", api => api.UpdateAppAsync(Clients.AppId, new() { Settings = Repeating() })),
        Bad("page", "a page of 0 apps", "", api => api.ListAppsAsync(page: new() { Size = 0 })),
        Bad("serviceAccountId", "apps of a service account without an id", "", api => api.ListAppsAsync(filter: AppListFilter.ByServiceAccountId(""))),
        Bad("pageSize", "pages of 101 apps", "", api => Task.FromResult(api.ListAllAppsAsync(pageSize: 101))),
        Bad("serviceAccountId", "all apps of a service account without an id", "", api => Task.FromResult(api.ListAllAppsAsync(AppListFilter.ByServiceAccountId("")))),
    ];

    private static AppSettings Settings() => new()
    {
        ConversationRetentionSeconds = 3600,
        MaskCreditCardNumbers = true,
        UseAnimalNames = false,
        EchoPostback = false,
        IgnoreAutoConversationStart = false,
        MultiConvoEnabled = true,
        AppLocalizationEnabled = true,
        EndSessionEnabled = true,
        DisableConversationReopen = false,
    };

    private static AppSettings Repeating() => new() { AdditionalData = new Dictionary<string, System.Text.Json.JsonElement> { ["echoPostback"] = default } };

    private static BadInput Bad(string parameter, string what, string message, Func<IAppsApi, Task> callAsync) => BadInput.Of(parameter, what, callAsync) with { Message = message };
}
