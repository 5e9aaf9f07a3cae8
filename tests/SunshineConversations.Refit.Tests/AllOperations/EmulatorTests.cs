using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.AllOperations;

/// <summary>Each operation against the emulator: the client and the service, as documented, together.</summary>
public sealed class EmulatorTests : IAsyncLifetime
{
    private const string Unknown = "000000000000000000000000";

    /// <summary>The error code for an ID that nothing has, by the parameter of the path.</summary>
    private static readonly Dictionary<string, string> CodesOfUnknownIds = new()
    {
        ["appId"] = "app_not_found",
        ["conversationId"] = "conversation_not_found",
        ["messageId"] = "message_not_found",
        ["userIdOrExternalId"] = "user_not_found",
        ["zendeskId"] = "user_not_found",
        ["clientId"] = "client_not_found",
        ["deviceId"] = "device_not_found",
        ["integrationId"] = "integration_not_found",
        ["webhookId"] = "not_found",
        ["keyId"] = "not_found",
        ["switchboardId"] = "switchboard_not_found",
        ["switchboardIntegrationId"] = "switchboard_integration_not_found",
    };

    private SunshineConversationsEmulator _emulator = null!;
    private ServiceProvider _client = null!;
    private ServiceProvider _account = null!;
    private PathIds _ids = null!;

    /// <summary>Without those of OAuth, which a browser takes part in: see <see cref="An_app_is_linked_asked_about_and_unlinked_with_OAuth"/>.</summary>
    private static IReadOnlyList<Operation> Known { get; } = [.. Operation.All.Where(operation => operation.Api != typeof(IOAuthApi))];

    public static TheoryData<string> Names { get; } = [.. Known.Select(operation => operation.Name)];

    public static TheoryData<string, string> NamesAndPathParameters { get; } = Operation.NamesAndPathParametersOf(Known);

    public async Task InitializeAsync()
    {
        // The service account of the row that lists apps.
        var options = new EmulatorOptions { AccountKeyId = "svc_svc 1", Integrations = { new(ClientsRows.IntegrationId, "whatsapp") } };
        options.Users[1] = options.Users[1] with { DeviceTypes = ["web"] };
        _emulator = await SunshineConversationsEmulator.StartAsync(options);
        _client = Clients.Provider(_emulator.BaseUrl, options => (options.KeyId, options.KeySecret) = (_emulator.Options.KeyId, _emulator.Options.KeySecret));
        _account = Clients.Provider(_emulator.BaseUrl, options => (options.KeyId, options.KeySecret) = (_emulator.Options.AccountKeyId, _emulator.Options.AccountKeySecret));
        _ids = await CreateResourcesAsync();
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _account.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_succeeds(string name)
    {
        Operation operation = Operation.Named(name);
        // An app has one at most.
        if (name == "CreateSwitchboard")
            await _client.GetRequiredService<ISwitchboardsApi>().DeleteSwitchboardAsync(_ids["appId"], _ids["switchboardId"]);

        object? response = await operation.CallAsync(ClientOf(operation), IdsOf(operation));

        Assert.Equal(operation.ReturnsNothing, response is null);
    }

    [Theory]
    [MemberData(nameof(NamesAndPathParameters))]
    public async Task An_unknown_id_is_a_typed_error(string name, string parameter)
    {
        Operation operation = Operation.Named(name);

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => operation.CallAsync(ClientOf(operation), IdsOf(operation).With(parameter, Unknown)));

        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
        Assert.True(error.HasError(CodeOfUnknownId(operation, parameter)), error.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_wrong_key_is_a_typed_error(string name)
    {
        using ServiceProvider stranger = Clients.Provider(_emulator.BaseUrl, options => options.KeySecret = "wrong");

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Operation.Named(name).CallAsync(stranger, _ids));

        Assert.Equal(HttpStatusCode.Unauthorized, error.StatusCode);
        Assert.Equal("Authorization is required", Assert.Single(error.Errors).Title);
    }

    [Theory]
    [InlineData("429", typeof(SunshineConversationsException))]
    [InlineData("500", typeof(SunshineConversationsException))]
    [InlineData("503", typeof(SunshineConversationsException))]
    [InlineData("html", typeof(SunshineConversationsException))]
    [InlineData("reset", typeof(ApiRequestException))]
    [InlineData("truncated", typeof(SunshineConversationsException))]
    public async Task Its_faults_are_the_errors_that_the_client_documents(string fault, Type error)
    {
        using ServiceProvider client = Clients.Provider(_emulator.BaseUrl, client: builder => builder.ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-Emulator-Fault", fault)));

        // An operation that returns nothing is done with its status.
        foreach (Operation operation in Known)
            Assert.Equal(fault == "truncated" && operation.ReturnsNothing ? null : error, (await Record.ExceptionAsync(() => operation.CallAsync(client, _ids)))?.GetType());
    }

    [Fact]
    public async Task An_app_is_linked_asked_about_and_unlinked_with_OAuth()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Uri url = SunshineConversationsOAuth.AuthorizeUrl(_emulator.Options.OAuthClientId, "a state", new("http://127.0.0.1:9/linked"), new(_emulator.BaseUrl, "/sc"));
        using HttpResponseMessage redirect = await browser.GetAsync(url);
        string[] query = redirect.Headers.Location!.Query.TrimStart('?').Split('&');
        Assert.Contains("state=a%20state", query);
        string code = query.Single(parameter => parameter.StartsWith("code=", StringComparison.Ordinal))["code=".Length..];

        using ServiceProvider anonymous = Clients.Provider(_emulator.BaseUrl, options => options.OAuthBaseUrl = _emulator.BaseUrl);
        OAuthTokenResponse token = await anonymous.GetRequiredService<IOAuthApi>().GetTokenAsync(new(code, _emulator.Options.OAuthClientId, _emulator.Options.OAuthClientSecret));
        using ServiceProvider linked = Clients.Provider(_emulator.BaseUrl, options =>
        {
            options.OAuthBaseUrl = _emulator.BaseUrl;
            options.Authentication = SunshineConversationsAuthentication.Token;
            options.AccessToken = token.AccessToken;
        });
        IOAuthApi oauth = linked.GetRequiredService<IOAuthApi>();

        Assert.Equal(_emulator.Options.AppId, (await oauth.GetTokenInfoAsync()).App.Id);
        await oauth.RevokeAccessAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<SunshineConversationsException>(() => oauth.GetTokenInfoAsync())).StatusCode);
    }

    /// <summary>With the key of the app where that may call it.</summary>
    private ServiceProvider ClientOf(Operation operation) =>
        Operations.All.Single(info => info.Name == operation.Name).Scopes.HasFlag(KeyScopes.App) ? _client : _account;

    /// <summary>Keys of an app and of an integration have the same name in the path.</summary>
    private PathIds IdsOf(Operation operation) => operation.Api == typeof(IAppKeysApi) ? _ids.With("keyId", _ids["appKeyId"]) : _ids;

    /// <summary>One webhook is not found in the same words, whether it or its integration is unknown.</summary>
    private static string CodeOfUnknownId(Operation operation, string parameter) =>
        CodesOfUnknownIds[parameter == "integrationId" && operation.PathParameters.Contains("webhookId") ? "webhookId" : parameter];

    /// <summary>One resource for each parameter of a path.</summary>
    private async Task<PathIds> CreateResourcesAsync()
    {
        string appId = _emulator.Options.AppId;
        string userId = _emulator.Options.Users[1].Id;
        ConversationResponse conversation = await _client.GetRequiredService<IConversationsApi>().CreateConversationAsync(
            appId, new() { Type = ConversationType.SdkGroup, Participants = [ConversationParticipant.ByUserId(userId, subscribeSdkClient: true)] });
        string conversationId = conversation.Conversation.Id;
        MessagePostResponse message = await _client.GetRequiredService<IMessagesApi>().PostMessageAsync(appId, conversationId, new() { Author = MessageAuthor.Business(), Content = "Hello!" });
        await _client.GetRequiredService<ISwitchboardActionsApi>().OfferControlAsync(appId, conversationId, new("bot"));
        ClientResponse client = await _client.GetRequiredService<IClientsApi>().CreateClientAsync(
            appId, userId, new() { MatchCriteria = new WhatsAppMatchCriteria(ClientsRows.IntegrationId, "+15550001234"), Confirmation = new(ClientConfirmationType.Immediate), Target = new(conversationId) });
        DeviceListResponse devices = await _client.GetRequiredService<IDevicesApi>().ListDevicesAsync(appId, userId);
        AttachmentResponse attachment = await _client.GetRequiredService<IAttachmentsApi>().UploadAttachmentAsync(appId, AttachmentUpload.FromBytes("text"u8.ToArray(), "a.txt"));
        IntegrationResponse integration = await _client.GetRequiredService<IIntegrationsApi>().CreateIntegrationAsync(appId, new CustomIntegration(new("http://127.0.0.1:9/hook", WebhookTrigger.UserRemove)));
        string webhookId = Assert.IsType<CustomIntegration>(integration.Integration).Webhooks[0].Id;
        AppKeyResponse appKey = await _account.GetRequiredService<IAppKeysApi>().CreateAppKeyAsync(appId, new("Key"));
        IntegrationApiKeyResponse key = await _client.GetRequiredService<ICustomIntegrationKeysApi>().CreateCustomIntegrationKeyAsync(appId, integration.Integration.Id, new("Key"));
        SwitchboardListResponse switchboards = await _client.GetRequiredService<ISwitchboardsApi>().ListSwitchboardsAsync(appId);
        string switchboardId = switchboards.Switchboards[0].Id;
        SwitchboardIntegrationResponse member = await _client.GetRequiredService<ISwitchboardIntegrationsApi>().CreateSwitchboardIntegrationAsync(
            appId, switchboardId, new("another") { IntegrationId = integration.Integration.Id });
        return PathIds.Usual.With("appId", appId).With("conversationId", conversationId).With("messageId", message.Messages[0].Id)
            .With("userIdOrExternalId", userId).With("clientId", client.Client.Id).With("deviceId", devices.Devices[0].Id)
            .With("integrationId", integration.Integration.Id).With("webhookId", webhookId)
            .With("appKeyId", appKey.Key.Id).With("keyId", key.Key.Id).With("switchboardId", switchboardId).With("switchboardIntegrationId", member.SwitchboardIntegration.Id)
            .With("mediaUrl", attachment.Attachment.MediaUrl);
    }
}
