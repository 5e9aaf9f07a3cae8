using SunshineConversations.Tests.Serialization;

namespace SunshineConversations.Tests.Integrations;

/// <summary>Every type of integration is created, updated and listed, against the emulator.</summary>
public sealed class IntegrationTypesTests : EmulatedTest
{
    private static readonly (Integration Integration, IntegrationUpdateBody Update, string UpdateJson)[] Rows =
    [
        (
            new AndroidIntegration { ProjectId = "p", ClientEmail = "e", PrivateKey = "k", CanUserSeeConversationList = true },
            new AndroidIntegrationUpdate { ProjectId = "q", ClientEmail = null, PrivateKey = null, ServerKey = null, SenderId = "s", CanUserCreateMoreConversations = false },
            """{"projectId":"q","clientEmail":null,"privateKey":null,"serverKey":null,"senderId":"s","canUserCreateMoreConversations":false,"defaultResponderId":null,"displayName":"New"}"""),
        (
            new AppleIntegration("b", "s", "m"),
            new AppleIntegrationUpdate { AuthenticationMessageSecret = new('x', 88) },
            $$"""{"authenticationMessageSecret":"{{new string('x', 88)}}","defaultResponderId":null,"displayName":"New"}"""),
        (new CustomIntegration(new("http://127.0.0.1:9/hook", WebhookTrigger.UserUpdate)), new CustomIntegrationUpdate(), """{"displayName":"New"}"""),
        (
            new InstagramIntegration("t", "a", "s") { StoryRepliesEnabled = false },
            new InstagramIntegrationUpdate { PageAccessToken = "u", StoryRepliesEnabled = true, StoryMentionsEnabled = false },
            """{"pageAccessToken":"u","storyRepliesEnabled":true,"storyMentionsEnabled":false,"defaultResponderId":null,"displayName":"New"}"""),
        (
            new IosIntegration { Certificate = "c", Password = "p", Production = true },
            new IosIntegrationUpdate { Certificate = null, Password = "p", Production = false, AutoUpdateBadge = true, CanUserSeeConversationList = true },
            """{"certificate":null,"password":"p","production":false,"autoUpdateBadge":true,"canUserSeeConversationList":true,"defaultResponderId":null,"displayName":"New"}"""),
        (new LineIntegration { ChannelId = "c", ChannelSecret = "s", QrCodeUrl = "https://qr.example" }, new LineIntegrationUpdate(), """{"defaultResponderId":null,"displayName":"New"}"""),
        (
            new MailgunIntegration("k", "d", "a@d") { FromAddress = "f@d" },
            new MailgunIntegrationUpdate { HideUnsubscribeLink = true, FromAddress = null },
            """{"hideUnsubscribeLink":true,"fromAddress":null,"defaultResponderId":null,"displayName":"New"}"""),
        (new MessageBirdIntegration("k", "s", "1"), new MessageBirdIntegrationUpdate(), """{"defaultResponderId":null,"displayName":"New"}"""),
        (new MessengerIntegration("t", "a", "s") { PageId = 123_212_323_432_123 }, new MessengerIntegrationUpdate { PageAccessToken = "u" }, """{"pageAccessToken":"u","defaultResponderId":null,"displayName":"New"}"""),
        (new TelegramIntegration("t"), new TelegramIntegrationUpdate(), """{"defaultResponderId":null,"displayName":"New"}"""),
        (new TwilioIntegration("a", "t") { MessagingServiceSid = "m" }, new TwilioIntegrationUpdate(), """{"defaultResponderId":null,"displayName":"New"}"""),
        (new TwitterIntegration("k", "s", "t", "u"), new TwitterIntegrationUpdate(), """{"defaultResponderId":null,"displayName":"New"}"""),
        (new UnityIntegration(), new UnityIntegrationUpdate { ShowAIDisclaimer = false }, """{"defaultResponderId":null,"showAIDisclaimer":false,"displayName":"New"}"""),
        (new ViberIntegration("t"), new ViberIntegrationUpdate(), """{"defaultResponderId":null,"displayName":"New"}"""),
        (
            new WebIntegration { DisplayStyle = WebDisplayStyle.Tab, OriginWhitelist = ["https://example.org"], PrechatCapture = new() { Enabled = true, Fields = [new(FormFieldType.Email, "email", "Email")] } },
            new WebIntegrationUpdate { BrandColor = "fff", ButtonIconUrl = null, IntegrationOrder = new(["a", "b"]), OriginWhitelist = null, PrechatCapture = new() { Enabled = false } },
            """{"brandColor":"fff","buttonIconUrl":null,"integrationOrder":["a","b"],"originWhitelist":null,"prechatCapture":{"enabled":false},"defaultResponderId":null,"displayName":"New"}"""),
        (
            new WhatsAppIntegration { HsmFallbackLanguage = "fr" },
            new WhatsAppIntegrationUpdate { HsmFallbackLanguage = null, AccountId = "a", AccountManagementAccessToken = "t" },
            """{"hsmFallbackLanguage":null,"accountId":"a","accountManagementAccessToken":"t","defaultResponderId":null,"displayName":"New"}"""),
    ];

    public static TheoryData<int> Every { get; } = [.. Enumerable.Range(0, Rows.Length)];

    private IIntegrationsApi Api => Api<IIntegrationsApi>();

    [Fact]
    public void There_is_a_row_for_every_type()
    {
        Type[] cases = [.. Models.All.Where(type => Models.WireType(type) == typeof(Integration) && type != typeof(UnknownIntegration))];

        Assert.Equal(cases.Select(type => type.Name).Order(), Rows.Select(row => row.Integration.GetType().Name).Order());
        Assert.Equal(cases.Select(type => type.Name + "Update").Order(), Rows.Select(row => row.Update.GetType().Name).Order());
        Assert.Equal(Rows.Select(row => row.Integration.Type).Order(), StaticValuesOf<IntegrationType>());
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task It_is_created_and_read_back(int index)
    {
        Integration sent = Rows[index].Integration;

        Integration created = (await Api.CreateIntegrationAsync(Clients.AppId, sent)).Integration;
        Integration read = (await Api.GetIntegrationAsync(Clients.AppId, created.Id)).Integration;

        Assert.IsType(sent.GetType(), read);
        Assert.Equal((created.Id, IntegrationStatus.Active), (read.Id, read.Status));
        Assert.Null(read.AdditionalData);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Its_update_sends_what_is_set_and_nothing_else(int index)
    {
        (Integration integration, IntegrationUpdateBody update, string json) = Rows[index];
        update.DisplayName = "New";
        if (update is ChannelIntegrationUpdate channel)
            channel.DefaultResponderId = null;

        string id = (await Api.CreateIntegrationAsync(Clients.AppId, integration)).Integration.Id;
        Integration updated = (await Api.UpdateIntegrationAsync(Clients.AppId, id, update)).Integration;

        Assert.Equal(json, Wire.Write(update));
        Assert.Equal(json, JsonSerializer.Serialize(update, WireSerializer.Options.GetTypeInfo(typeof(IntegrationUpdateBody))));
        Assert.Equal("New", updated.DisplayName);
        Assert.IsType(integration.GetType(), updated);
    }

    /// <summary>As when one that was read is changed and created again.</summary>
    [Theory]
    [MemberData(nameof(Every))]
    public async Task What_the_service_sets_itself_may_be_sent(int index)
    {
        Integration read = (Integration)Models.Read(typeof(Integration), Wire.Write(Rows[index].Integration));
        read.Id = "5e4af71a81966cfff3ef6550";
        read.Status = IntegrationStatus.Error;
        if (read is ChannelIntegration channel)
            channel.DefaultResponder = new() { Name = "bot" };
        if (read is SdkIntegration sdk)
            sdk.AttachmentsEnabled = false;
        if (read is CustomIntegration custom)
            (custom.Webhooks[0].Id, custom.Webhooks[0].Version, custom.Webhooks[0].Secret) = ("5e554d2cac66fb73a3c01871", "v2", "s");

        Integration created = (await Api.CreateIntegrationAsync(Clients.AppId, read)).Integration;

        Assert.NotEqual(read.Id, created.Id);
        Assert.Equal(IntegrationStatus.Active, created.Status);
        Assert.Equal("s", (read as CustomIntegration)?.Webhooks[0].Secret ?? "s");
        Assert.NotEqual("s", (created as CustomIntegration)?.Webhooks[0].Secret);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(5, false)]
    [InlineData(1, true)]
    public async Task All_integrations_are_listed_once(int? pageSize, bool fetchAhead)
    {
        foreach ((Integration integration, _, _) in Rows)
            await Api.CreateIntegrationAsync(Clients.AppId, integration);

        List<Integration> all = await ListAsync(null);
        List<Integration> some = await ListAsync(IntegrationListFilter.ByTypes(IntegrationType.Viber, IntegrationType.Unity));

        Assert.Equal(all.Count, all.Select(each => each.Id).Distinct().Count());
        Assert.Superset(Rows.Select(row => row.Integration.Type).ToHashSet(), all.Select(each => each.Type).ToHashSet());
        Assert.Equal(["unity", "viber"], some.Select(each => each.Type).Distinct().Order());

        async Task<List<Integration>> ListAsync(IntegrationListFilter? filter)
        {
            var listed = new List<Integration>();
            await foreach (Integration each in Api.ListAllIntegrationsAsync(Clients.AppId, filter, pageSize, fetchAhead))
                listed.Add(each);

            return listed;
        }
    }

    [Fact]
    public void An_unknown_type_has_its_id_and_name_and_can_be_sent_again()
    {
        const string json = """{"type":"fax","id":"i","status":"error","displayName":"Fax","number":7}""";

        var read = Assert.IsType<UnknownIntegration>(Models.Read(typeof(Integration), json));

        Assert.Equal(("fax", "i", IntegrationStatus.Error, "Fax"), (read.Type, read.Id, read.Status, read.DisplayName));
        Assert.Null(read.FindProblem());
        (read.Id, read.Status, read.DisplayName) = (null!, null, "Other");
        Assert.Equal("""{"type":"fax","displayName":"Other","number":7}""", JsonSerializer.Serialize<Integration>(read, WireSerializer.Options));
        read.DisplayName = null;
        Assert.Equal((null, null, null), (read.Id, read.Status, read.DisplayName));
        Assert.Null(new UnknownIntegration { DisplayName = null }.AdditionalData);
    }

    [Theory]
    [Values("123212323432123", "\"123212323432123\"")]
    public void The_id_of_a_page_is_read_as_a_number_and_as_a_text(string pageId)
    {
        var read = (MessengerIntegration)Models.Read(typeof(Integration), $$"""{"type":"messenger","pageId":{{pageId}}}""");

        Assert.Equal(123_212_323_432_123, read.PageId);
        Assert.Null(read.AdditionalData);
    }

    [Fact]
    public void An_update_cannot_be_read_as_one_of_no_type() =>
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<IntegrationUpdateBody>("""{"displayName":"a"}""", WireSerializer.Options));

    private static IEnumerable<string> StaticValuesOf<T>() =>
        typeof(T).GetProperties().Where(property => property.PropertyType == typeof(T)).Select(property => property.GetValue(null)!.ToString()!).Order();
}
