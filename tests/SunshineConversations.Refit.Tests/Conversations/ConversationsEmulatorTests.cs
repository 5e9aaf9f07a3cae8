namespace SunshineConversations.Tests.Conversations;

/// <summary>The client and the emulator together: what a conversation goes through.</summary>
public sealed class ConversationsEmulatorTests : EmulatedTest
{
    private IConversationsApi Api => Api<IConversationsApi>();

    private string AppId => Emulator.Options.AppId;

    private string UserId => Emulator.Options.Users[0].Id;

    [Fact]
    public async Task A_created_conversation_can_be_fetched_as_it_was_made()
    {
        var metadata = new Metadata { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.5 };
        Conversation created = await CreateAsync(new()
        {
            Type = ConversationType.SdkGroup,
            Participants = [ConversationParticipant.ByUserId(UserId, false), ConversationParticipant.ByUserExternalId("your-own-user-id", true)],
            DisplayName = "Ann & Bob",
            Description = "é",
            IconUrl = "https://www.example.com/image.jpg",
            Metadata = metadata,
        });

        Conversation fetched = (await Api.GetConversationAsync(AppId, created.Id)).Conversation;

        Assert.Equal(
            (created.Id, ConversationType.SdkGroup, "Ann & Bob", "é", "https://www.example.com/image.jpg", false, created.CreatedAt),
            (fetched.Id, fetched.Type, fetched.DisplayName, fetched.Description, fetched.IconUrl, fetched.IsDefault, fetched.CreatedAt));
        Assert.Equal(metadata, fetched.Metadata);
        Assert.Null(fetched.AdditionalData);
    }

    [Fact]
    public async Task All_pages_give_all_conversations_in_order_and_each_once()
    {
        var created = new List<string?>();
        for (int i = 0; i < 7; i++)
            created.Add((await CreateAsync(Group())).Id);

        foreach (int? size in (int?[])[1, 2, 3, 7, 100, null])
        {
            var listed = new List<string?>();
            await foreach (Conversation conversation in Api.ListAllConversationsAsync(AppId, ConversationListFilter.ByUserExternalId("your-own-user-id"), size))
                listed.Add(conversation.Id);

            Assert.Equal(created, listed);
        }
    }

    [Fact]
    public async Task A_page_leads_to_its_neighbours()
    {
        for (int i = 0; i < 5; i++)
            await CreateAsync(Group());

        ConversationListResponse first = await Api.ListConversationsAsync(AppId, ConversationListFilter.ByUserId(UserId), new() { Size = 2 });
        ConversationListResponse second = await Api.ListConversationsAsync(AppId, ConversationListFilter.ByUserId(UserId), new() { Size = 2, After = first.Meta!.AfterCursor });
        ConversationListResponse back = await Api.ListConversationsAsync(AppId, ConversationListFilter.ByUserId(UserId), new() { Size = 2, Before = second.Meta!.BeforeCursor });

        Assert.True(first.Meta.HasMore);
        Assert.Null(first.Meta.BeforeCursor);
        Assert.NotEmpty(second.Links!.Prev!);
        Assert.NotEmpty(second.Links.Next!);
        Assert.Equal(first.Conversations.Select(c => c.Id), back.Conversations.Select(c => c.Id));
    }

    [Fact]
    public async Task An_update_changes_what_it_mentions_and_clears_what_it_sets_to_null()
    {
        Conversation created = await CreateAsync(Group());

        Conversation renamed = (await Api.UpdateConversationAsync(AppId, created.Id, new() { DisplayName = "New", Metadata = new Metadata { ["a"] = 1 } })).Conversation;
        Conversation cleared = (await Api.UpdateConversationAsync(AppId, created.Id, new() { Description = null, Metadata = null })).Conversation;
        Conversation untouched = (await Api.UpdateConversationAsync(AppId, created.Id, new())).Conversation;

        Assert.Equal("New", renamed.DisplayName);
        Assert.Equal("A description", renamed.Description);
        Assert.Equal(1, renamed.Metadata!["a"].AsInt64());
        Assert.Null(cleared.Description);
        Assert.Null(cleared.Metadata);
        Assert.Equal("New", untouched.DisplayName);
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone()
    {
        Conversation created = await CreateAsync(Group());

        await Api.DeleteConversationAsync(AppId, created.Id);

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Api.GetConversationAsync(AppId, created.Id));
        Assert.True(error.HasError("conversation_not_found"));
    }

    [Fact]
    public async Task The_default_conversation_cannot_be_deleted()
    {
        Conversation created = await CreateAsync(new() { Type = ConversationType.Personal, Participants = [ConversationParticipant.ByUserId(UserId)] });
        Assert.True(created.IsDefault);

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Api.DeleteConversationAsync(AppId, created.Id));

        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal("bad_request", Assert.Single(error.Errors).Code);
        Assert.Equal("DeleteConversation", error.Operation);
    }

    [Fact]
    public async Task Conversion_events_are_counted()
    {
        Conversation created = await CreateAsync(Group());
        foreach (Func<IReadOnlyList<JsonObject>, ConversionEventsBody> channel in (Func<IReadOnlyList<JsonObject>, ConversionEventsBody>[])
            [ConversionEventsBody.ForMessenger, ConversionEventsBody.ForInstagram, ConversionEventsBody.ForWhatsApp])
        {
            ConversionEventsResponse posted = await Api.PostConversionEventsAsync(AppId, created.Id, channel([new() { ["event_name"] = "a" }, new() { ["event_name"] = "b" }]));

            Assert.Equal(2, posted.ConversionEvents.EventsReceived);
            Assert.NotEmpty(posted.ConversionEvents.DatasetId!);
        }
    }

    [Fact]
    public async Task Problems_of_a_body_come_all_at_once()
    {
        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() => Api.CreateConversationAsync(
            AppId, new() { Type = new("party"), DisplayName = new string('x', 101), Description = "", Metadata = [] }));

        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.True(error.Errors.Count >= 3, error.Message);
        Assert.All(error.Errors, e => Assert.Equal("bad_request", e.Code));
    }

    [Theory]
    [Values("/sc", "/sc/")]
    public async Task A_signed_jwt_and_a_path_prefix_are_accepted(string prefix)
    {
        using ServiceProvider provider = Clients.Provider(new Uri(Emulator.BaseUrl, prefix), options => options.Authentication = SunshineConversationsAuthentication.Jwt);

        ConversationListResponse response = await provider.GetRequiredService<IConversationsApi>().ListConversationsAsync(AppId, ConversationListFilter.ByUserId(UserId));

        Assert.Empty(response.Conversations);
    }

    private static ConversationCreateBody Group() => new()
    {
        Type = ConversationType.SdkGroup,
        Participants = [ConversationParticipant.ByUserExternalId("your-own-user-id", subscribeSdkClient: false)],
        Description = "A description",
    };

    private async Task<Conversation> CreateAsync(ConversationCreateBody body) => (await Api.CreateConversationAsync(AppId, body)).Conversation;
}
