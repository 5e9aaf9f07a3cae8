namespace SunshineConversations.Tests.AllOperations;

/// <summary>The operations of the tag Integrations.</summary>
internal static class IntegrationsRows
{
    private const string Collection = "/v2/apps/{appId}/integrations";
    private const string Item = Collection + "/{integrationId}";

    private const string WebhookJson =
        """{"id":"5e554d2cac66fb73a3c01871","version":"v2","target":"https://example.com/callback","triggers":["conversation:read","conversation:message"],"secret":"8564b3e6a8b20a4bdb68b05ce9bc5936","includeFullUser":false,"includeFullSource":true}""";

    private const string CustomJson = $$"""{"id":"5e4af71a81966cfff3ef6550","type":"custom","status":"active","displayName":"Bot","webhooks":[{{WebhookJson}}]}""";

    private const string AndroidJson =
        """{"id":"5e4af71a81966cfff3ef6551","type":"android","status":"inactive","displayName":"Android SDK","senderId":"1","canUserSeeConversationList":true,"canUserCreateMoreConversations":false,"attachmentsEnabled":true,"showAIDisclaimer":true,"defaultResponder":{"name":"bot","integrationId":"i","integrationType":"custom","deliverStandbyEvents":true,"nextSwitchboardIntegrationId":"n","messageHistoryCount":10,"inherited":false}}""";

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Of<IIntegrationsApi>($"POST {Collection}", "CreateIntegration", (api, ids, token) => api.CreateIntegrationAsync(
            ids["appId"],
            new CustomIntegration(new("http://127.0.0.1:9/callback", WebhookTrigger.ConversationRead, WebhookTrigger.ConversationMessage) { IncludeFullUser = true }) { DisplayName = "Bot" },
            token)) with
        {
            RequestBody = """{"type":"custom","webhooks":[{"target":"http://127.0.0.1:9/callback","triggers":["conversation:read","conversation:message"],"includeFullUser":true}],"displayName":"Bot"}""",
            SuccessStatus = 201,
            CarriesSecret = true,
            SuccessBody = $$"""{"integration":{{CustomJson}}}""",
        },
        Operation.Of<IIntegrationsApi>($"GET {Collection}", "ListIntegrations", (api, ids, token) => api.ListIntegrationsAsync(
            ids["appId"], IntegrationListFilter.ByTypes(IntegrationType.Custom, IntegrationType.Web), new() { Size = 10 }, token)) with
        {
            Query = "?filter%5Btypes%5D=custom%2Cweb&page%5Bsize%5D=10",
            CarriesSecret = true,
            SuccessBody = $$"""{"integrations":[{{CustomJson}},{{AndroidJson}}],"meta":{"hasMore":false} }""",
        },
        Operation.Of<IIntegrationsApi>($"GET {Item}", "GetIntegration", (api, ids, token) => api.GetIntegrationAsync(ids["appId"], ids["integrationId"], token)) with
        {
            CarriesSecret = true,
            SuccessBody = $$"""{"integration":{{AndroidJson}}}""",
        },
        Operation.Of<IIntegrationsApi>($"PATCH {Item}", "UpdateIntegration", (api, ids, token) => api.UpdateIntegrationAsync(
            ids["appId"], ids["integrationId"], new CustomIntegrationUpdate { DisplayName = null }, token)) with
        {
            RequestBody = """{"displayName":null}""",
            CarriesSecret = true,
            SuccessBody = $$"""{"integration":{{CustomJson}}}""",
        },
        Operation.Of<IIntegrationsApi>($"DELETE {Item}", "DeleteIntegration", (api, ids, token) => api.DeleteIntegrationAsync(ids["appId"], ids["integrationId"], token)),
    ];

    public static IReadOnlyList<BadInput> BadInputs { get; } =
    [
        .. Without(() => new AppleIntegration("b", "s", "m"), nameof(AppleIntegration.BusinessId), nameof(AppleIntegration.ApiSecret), nameof(AppleIntegration.MspId)),
        .. Without(() => new InstagramIntegration("t", "a", "s"), nameof(InstagramIntegration.PageAccessToken), nameof(InstagramIntegration.AppId), nameof(InstagramIntegration.AppSecret)),
        .. Without(() => new MailgunIntegration("k", "d", "a"), nameof(MailgunIntegration.ApiKey), nameof(MailgunIntegration.Domain), nameof(MailgunIntegration.IncomingAddress)),
        .. Without(() => new MessageBirdIntegration("k", "s", "o"), nameof(MessageBirdIntegration.AccessKey), nameof(MessageBirdIntegration.SigningKey), nameof(MessageBirdIntegration.Originator)),
        .. Without(() => new MessengerIntegration("t", "a", "s"), nameof(MessengerIntegration.PageAccessToken), nameof(MessengerIntegration.AppId), nameof(MessengerIntegration.AppSecret)),
        .. Without(() => new TelegramIntegration("t"), nameof(TelegramIntegration.Token)),
        .. Without(() => new TwilioIntegration("a", "t") { PhoneNumberSid = "p" }, nameof(TwilioIntegration.AccountSid), nameof(TwilioIntegration.AuthToken), nameof(TwilioIntegration.PhoneNumberSid)),
        .. Without(() => new TwitterIntegration("k", "s", "t", "u"), nameof(TwitterIntegration.Tier), nameof(TwitterIntegration.ConsumerKey), nameof(TwitterIntegration.ConsumerSecret), nameof(TwitterIntegration.AccessTokenKey), nameof(TwitterIntegration.AccessTokenSecret)),
        .. Without(() => new ViberIntegration("t"), nameof(ViberIntegration.Token)),
        Create("a custom integration without a webhook", "Webhooks is required", new CustomIntegration()),
        Create("a custom integration with a webhook to nowhere", "Webhooks[0].Target is required", new CustomIntegration(new Webhook { Triggers = [WebhookTrigger.UserUpdate] })),
        Create("a custom integration with a webhook for nothing", "Webhooks[0].Triggers is required", new CustomIntegration(new Webhook("https://example.org"))),
        Create("an integration of an unknown type without its name", "Type is required", new UnknownIntegration()),
        Create("a form before the chat with a field without a name", "PrechatCapture.Fields[0].Name is required", new WebIntegration { PrechatCapture = new() { Fields = [new() { Type = FormFieldType.Text }] } }),
        Bad("body", "PrechatCapture.Fields[0].Label is required", "an updated form before the chat with a field without a label", api => api.UpdateIntegrationAsync(
            Clients.AppId, "i", new WebIntegrationUpdate { PrechatCapture = new() { Fields = [new() { Type = FormFieldType.Text, Name = "n" }] } })),
        Bad("types", "", "a list of integrations of no type", _ => Task.FromResult(IntegrationListFilter.ByTypes())),
        Bad("types", "", "a list of integrations of a type without a name", _ => Task.FromResult(IntegrationListFilter.ByTypes(IntegrationType.Web, default))),
        Bad("types", "", "a list of integrations of a type with a comma", _ => Task.FromResult(IntegrationListFilter.ByTypes(new IntegrationType("a,b")))),
        Bad("page", "", "a page of 0 integrations", api => api.ListIntegrationsAsync(Clients.AppId, page: new() { Size = 0 })),
        Bad("pageSize", "", "pages of 101 integrations", api => Task.FromResult(api.ListAllIntegrationsAsync("a", pageSize: 101))),
        Bad("appId", "", "an app that is a dot segment, for all integrations", api => Task.FromResult(api.ListAllIntegrationsAsync(".."))),
    ];

    /// <summary>The integration without each of these members.</summary>
    private static IEnumerable<BadInput> Without<T>(Func<T> create, params string[] members)
        where T : Integration
    {
        foreach (string member in members)
        {
            T integration = create();
            typeof(T).GetProperty(member)!.SetValue(integration, null);
            yield return Create($"{typeof(T).Name} without its {member}", $"{member} ", integration);
        }
    }

    private static BadInput Create(string what, string message, Integration body) => Bad("body", message, what, api => api.CreateIntegrationAsync(Clients.AppId, body));

    private static BadInput Bad(string parameter, string message, string what, Func<IIntegrationsApi, Task> callAsync) => BadInput.Of(parameter, what, callAsync) with { Message = message };
}
