namespace SunshineConversations.Emulator;

/// <summary>
/// The options of the emulator. The tool reads them from the configuration section <c>Emulator</c>:
/// <c>--Emulator:KeySecret=…</c>, <c>Emulator__AppId=…</c>, <c>Emulator__Users__0__Id=…</c>.
/// </summary>
/// <remarks>
/// <see cref="AppId"/>, <see cref="Users"/>, <see cref="Integrations"/> and <see cref="SwitchboardIntegrations"/> are read on
/// start and on each reset. Everything else is read for each request, so that a test can, for instance, rotate
/// <see cref="KeySecret"/> while a client is running.
/// </remarks>
public sealed class EmulatorOptions
{
    /// <summary>
    /// The ID of the preconfigured app, which has the users and the switchboard of these options. Other apps can
    /// be created with the key of the account. Requests for an unknown app return <c>404 app_not_found</c>.
    /// </summary>
    public string AppId { get; set; } = "5d8cff3cd55b040010928b5b";

    /// <summary>
    /// The ID of the app's key: the user name of Basic, the <c>kid</c> of a JWT. It may call the operations that the official
    /// description allows for an app; all others return <c>403 forbidden</c>. A prefix other than <c>app_</c> makes it
    /// a different kind of key: <c>int_</c> for the first custom integration of the app, <c>act_</c> or <c>svc_</c> for the
    /// account. It is not in the lists of keys, and it cannot be deleted.
    /// </summary>
    public string KeyId { get; set; } = "app_5d8cff3cd55b040010928b5c";

    /// <summary>The secret of <see cref="KeyId"/>: the password of Basic, the signing key of a JWT.</summary>
    public string KeySecret { get; set; } = "emulator-secret-0123456789";

    /// <summary>
    /// The ID of the account's key, which has access to every app, creates and deletes apps and their keys, and may
    /// call everything else except the operations of webhooks and OAuth that are for integrations only.
    /// </summary>
    public string AccountKeyId { get; set; } = "act_5d8cff3cd55b040010928b5d";

    /// <summary>The secret of <see cref="AccountKeyId"/>.</summary>
    public string AccountKeySecret { get; set; } = "emulator-account-secret-0123456789";

    /// <summary>The ID of the only OAuth client. It is also the type of its integration, for example in a switchboard integration.</summary>
    public string OAuthClientId { get; set; } = "emulator-oauth-client";

    /// <summary>The secret of the OAuth client.</summary>
    public string OAuthClientSecret { get; set; } = "emulator-oauth-secret-0123456789";

    /// <summary>
    /// The URIs that <c>/oauth/authorize</c> may redirect to, in addition to loopback. The first one is used for a request
    /// without a redirect URI. Empty by default.
    /// </summary>
    public IList<Uri> OAuthRedirectUris { get; } = [];

    /// <summary>The maximum number of apps. Creating another returns <c>402 payment_required</c>.</summary>
    public int MaxApps { get; set; } = 100;

    /// <summary>
    /// The users of the app. By default there are two, one of them with the external ID
    /// <c>your-own-user-id</c>, an email address and a device, and one with a Zendesk user. Users from the configuration replace them; users added in code are added to them.
    /// </summary>
    public IList<EmulatorUser> Users { get; } =
    [
        new EmulatorUser("42589ad070d43be9b00ff7e5", "your-own-user-id", Email: "ann@example.com", DeviceTypes: ["web"]),
        new EmulatorUser("6e416caac6a5e9544e3fb6d7", ZendeskId: "35436"),
    ];

    /// <summary>
    /// The users of Zendesk Support that users of the app can be synchronized with. By default there is one, with the ID
    /// <c>35436</c>. Those from the configuration replace it.
    /// </summary>
    public IList<EmulatorZendeskUser> ZendeskUsers { get; } = [new EmulatorZendeskUser("35436", "Bob", "Smith", Email: "bob@example.com")];

    /// <summary>
    /// The initial integrations of the app, in addition to those of its users' devices. By default there are none.
    /// A client can only be created for an existing integration.
    /// </summary>
    public IList<EmulatorIntegration> Integrations { get; } = [];

    /// <summary>
    /// The initial switchboard integrations of the app. The first one is given control when a user sends a message and none is in control.
    /// By default they are those of a Zendesk account, <c>zd-agentWorkspace</c> and <c>zd-answerBot</c>, with <c>bot</c> before them; <c>zd-agentWorkspace</c> is the next one after the bot. Switchboard
    /// integrations from the configuration replace them.
    /// </summary>
    public IList<EmulatorSwitchboardIntegration> SwitchboardIntegrations { get; } =
    [
        new EmulatorSwitchboardIntegration("5ef21b86e933b7355c11c604", "bot", "5ef21b86e933b7355c11c605", "custom", NextId: "5ef21b86e933b7355c11c606"),
        new EmulatorSwitchboardIntegration("5ef21b86e933b7355c11c606", "zd-agentWorkspace", "5ef21b86e933b7355c11c607", "zd:agentWorkspace", NextId: "5ef21b86e933b7355c11c6a0", DeliverStandbyEvents: false),
        new EmulatorSwitchboardIntegration("5ef21b86e933b7355c11c6a0", "zd-answerBot", "5ef21b86e933b7355c11c6a1", "zd:answerBot", NextId: "5ef21b86e933b7355c11c606", DeliverStandbyEvents: false),
    ];

    /// <summary>The maximum size of a request body in bytes. A larger body is rejected with 413.</summary>
    public int MaxRequestBodySize { get; set; } = 102_400;

    /// <summary>The maximum size of an uploaded file in bytes. A larger file is rejected with 413.</summary>
    public long MaxUploadBytes { get; set; } = 50 * 1024 * 1024;

    /// <summary>
    /// The number of bytes of attachments kept in memory. Attachments that exceed it are kept in temporary
    /// files, which are deleted when the emulator stops; with 0, all of them are.
    /// </summary>
    public long MaxAttachmentBytesInMemory { get; set; } = 64 * 1024 * 1024;

    /// <summary>Whether attachments can only be downloaded with credentials.</summary>
    public bool HasPrivateAttachments { get; set; }

    /// <summary>
    /// The origin that downloads of attachments are redirected to, as if to a content delivery network, such as
    /// <c>http://localhost:41234</c> for an emulator at <c>http://127.0.0.1:41234</c>. <see langword="null"/> for no
    /// redirects. Requests to this host require the token from the redirect, and are rejected with 400 if they contain credentials. Its
    /// host is allowed without being in <see cref="AllowedHosts"/>.
    /// </summary>
    public Uri? AttachmentRedirectOrigin { get; set; }

    /// <summary>How long a new client is <c>pending</c> before it is <c>active</c>. Zero makes it active immediately.</summary>
    public TimeSpan ClientActivationDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether webhooks may have targets on other machines. By default their host must be <c>localhost</c> or a loopback
    /// address.
    /// </summary>
    public bool AllowRemoteWebhookTargets { get; set; }

    /// <summary>How long the events of a webhook are collected before they are delivered together. Zero, the default, delivers immediately.</summary>
    public TimeSpan WebhookBatchDelay { get; set; }

    /// <summary>The maximum number of events that are delivered together.</summary>
    public int MaxEventsPerWebhookRequest { get; set; } = 100;

    /// <summary>How long a webhook may take to respond. 20 seconds by default, like the service.</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The delays before each further attempt of a failed delivery. By default 1, 2, 4 and 8 minutes, which results in
    /// five attempts within 15 minutes. Intervals from the configuration replace them.
    /// </summary>
    public IList<TimeSpan> WebhookRetryIntervals { get; } =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8)];

    /// <summary>
    /// The host names, other than <c>localhost</c> and loopback addresses, that are allowed in the <c>Host</c> header of requests,
    /// such as the name of a container. Requests with a different host are rejected with 403, so that a web page cannot call the emulator
    /// by a name that it makes resolve to this machine. <c>*.example.com</c> allows every subdomain, <c>*</c> every name. Empty
    /// by default. <c>/emulator/health</c> is served for every name.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>The maximum number of messages in a conversation. Another message is rejected with <c>423 locked</c>. A test can lower this.</summary>
    public int MaxMessagesPerConversation { get; set; } = 30_000;

    /// <summary>The maximum number of users in a conversation. Another user that joins is rejected with <c>400 bad_request</c>.</summary>
    public int MaxParticipantsPerConversation { get; set; } = 10;

    internal static EmulatorOptions FromConfiguration(IConfigurationSection section)
    {
        var options = new EmulatorOptions();
        if (section.GetSection(nameof(Users)).Exists())
            options.Users.Clear();

        if (section.GetSection(nameof(ZendeskUsers)).Exists())
            options.ZendeskUsers.Clear();

        if (section.GetSection(nameof(SwitchboardIntegrations)).Exists())
            options.SwitchboardIntegrations.Clear();

        if (section.GetSection(nameof(WebhookRetryIntervals)).Exists())
            options.WebhookRetryIntervals.Clear();

        section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        return options;
    }

    internal void ThrowIfInvalid()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(AppId);
        ArgumentException.ThrowIfNullOrWhiteSpace(KeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(AccountKeyId);
        ArgumentException.ThrowIfNullOrWhiteSpace(AccountKeySecret);
        ArgumentException.ThrowIfNullOrWhiteSpace(OAuthClientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(OAuthClientSecret);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxApps);
        ArgumentException.ThrowIfNullOrWhiteSpace(KeySecret);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRequestBodySize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxMessagesPerConversation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxParticipantsPerConversation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxUploadBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxAttachmentBytesInMemory);
        ArgumentOutOfRangeException.ThrowIfLessThan(ClientActivationDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(WebhookBatchDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxEventsPerWebhookRequest);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(WebhookTimeout, TimeSpan.Zero);
        if (WebhookRetryIntervals.Any(interval => interval < TimeSpan.Zero))
            throw new ArgumentException("An interval is negative.", nameof(WebhookRetryIntervals));

        ThrowIfInvalid([.. Users], nameof(Users));
        if (Integrations.DistinctBy(integration => integration.Id).Count() < Integrations.Count)
            throw new ArgumentException("Two integrations share an ID.", nameof(Integrations));

        if (SwitchboardIntegrations.DistinctBy(integration => integration.Id).Count() < SwitchboardIntegrations.Count)
            throw new ArgumentException("Two switchboard integrations share an ID.", nameof(SwitchboardIntegrations));
    }

    internal static void ThrowIfInvalid(IReadOnlyList<EmulatorUser> users, string parameter)
    {
        if (users.Any(user => string.IsNullOrWhiteSpace(user.Id)))
            throw new ArgumentException("Every user needs an ID.", parameter);

        EmulatorUser[] withExternalId = [.. users.Where(user => user.ExternalId is not null)];
        if (users.SelectMany(user => user.DeviceTypes ?? []).Any(type => type is not ("android" or "ios" or "web")))
            throw new ArgumentException("The type of a device must be android, ios or web.", parameter);

        string?[] zendeskIds = [.. users.Select(user => user.ZendeskId).Where(id => id is not null)];
        if (users.DistinctBy(user => user.Id).Count() < users.Count
            || withExternalId.DistinctBy(user => (user.ExternalId, user.BrandId)).Count() < withExternalId.Length
            || zendeskIds.Distinct().Count() < zendeskIds.Length)
            throw new ArgumentException("Two users share an ID.", parameter);
    }
}
