using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Everything that the library can send to the emulator.</summary>
internal sealed class Scenario(IConversationsApi conversations, EmulatorOptions known)
{
    private const string Nowhere = "ffffffffffffffffffffffff";

    private string AppId => known.AppId;

    private EmulatorUser User => known.Users[0];

    public async Task RunAsync()
    {
        string defaultId = await CreateAsync(Personal(ConversationParticipant.ByUserId(User.Id)));
        string id = await CreateAsync(Full());
        await UpdateAsync(id);
        await ListAsync();
        await UseChannelsAsync(id);
        await DeleteAsync(defaultId, id);
        await SendToUnknownAsync();
    }

    private async Task<string> CreateAsync(ConversationCreateBody body) => (await conversations.CreateConversationAsync(AppId, body)).Conversation.Id;

    private static ConversationCreateBody Personal(ConversationParticipant participant) => new() { Type = ConversationType.Personal, Participants = [participant] };

    /// <summary>Everything set, up to the limits.</summary>
    private ConversationCreateBody Full() => new()
    {
        Type = ConversationType.SdkGroup,
        Participants = [ConversationParticipant.ByUserExternalId(User.ExternalId!, subscribeSdkClient: true), ConversationParticipant.ByUserId(known.Users[1].Id, subscribeSdkClient: false)],
        DisplayName = new string('é', 100),
        Description = string.Concat(Enumerable.Repeat("選", 100)),
        IconUrl = $"https://example.com/{new string('i', 2048 - "https://example.com/".Length)}",
        Metadata = new()
        {
            ["text"] = "Größe 👟",
            ["empty"] = "",
            ["yes"] = true,
            ["no"] = false,
            ["int"] = -1,
            ["long"] = long.MaxValue,
            ["double"] = 4.5e-7,
            ["decimal"] = 12345678901234567890.12m,
        },
    };

    private async Task UpdateAsync(string id)
    {
        foreach (ConversationUpdateBody body in (ConversationUpdateBody[])
            [
                new(),
                new() { DisplayName = "Ann" },
                new() { DisplayName = null, Description = null, IconUrl = null, Metadata = null },
                new() { DisplayName = "Ann", Description = "A", IconUrl = "https://example.com/a.png", Metadata = new Metadata() },
                new() { Metadata = new Metadata { ["a"] = 1 } },
            ])
        {
            await conversations.UpdateConversationAsync(AppId, id, body);
            await conversations.GetConversationAsync(AppId, id);
        }
    }

    /// <summary>Through all the pages, forth and back.</summary>
    private async Task ListAsync()
    {
        for (int i = 0; i < 5; i++)
            await CreateAsync(Personal(ConversationParticipant.ByUserExternalId(User.ExternalId!, subscribeSdkClient: false)));

        await conversations.ListConversationsAsync(AppId, ConversationListFilter.ByUserId(User.Id));
        await conversations.ListConversationsAsync(AppId, ConversationListFilter.ByUserId(known.Users[1].Id), new Page { Size = 100 });

        var filter = ConversationListFilter.ByUserExternalId(User.ExternalId!);
        ConversationListResponse page = await conversations.ListConversationsAsync(AppId, filter, new Page { Size = 3 });
        while (page.Meta is { HasMore: true, AfterCursor: { } after })
            page = await conversations.ListConversationsAsync(AppId, filter, new Page { After = after, Size = 3 });

        do
            page = await conversations.ListConversationsAsync(AppId, filter, new Page { Before = page.Meta!.BeforeCursor, Size = 3 });
        while (page.Meta is { HasMore: true });

        // Past the end.
        await conversations.ListConversationsAsync(AppId, filter, new Page { After = Nowhere });
    }

    private async Task UseChannelsAsync(string id)
    {
        JsonObject purchase = new() { ["event_name"] = "Purchase", ["event_time"] = 1752161233, ["custom_data"] = new JsonObject { ["value"] = 1.5 } };
        JsonObject view = new() { ["event_name"] = "ViewContent" };
        await conversations.PostConversionEventsAsync(AppId, id, ConversionEventsBody.ForMessenger(purchase));
        await conversations.PostConversionEventsAsync(AppId, id, ConversionEventsBody.ForInstagram(purchase, view));
        await conversations.PostConversionEventsAsync(AppId, id, ConversionEventsBody.ForWhatsApp(view));

        await conversations.DownloadMessageRefAsync(AppId, id, new() { UserId = User.Id });
        await conversations.DownloadMessageRefAsync(AppId, id, new()
        {
            UserId = User.Id,
            Apple = new() { InteractiveDataRef = new() { Url = "https://example.com", Bid = "com.example:0:ext", Key = "00c0", Signature = "81a6", Owner = "M5" } },
        });
    }

    private async Task DeleteAsync(string defaultId, string id)
    {
        await RefusedAsync(conversations.DeleteConversationAsync(AppId, defaultId));
        await conversations.DeleteConversationAsync(AppId, id);
        await RefusedAsync(conversations.DeleteConversationAsync(AppId, id));
    }

    private async Task SendToUnknownAsync()
    {
        foreach ((string app, string user) in ((string, string)[])[(Nowhere, User.Id), (AppId, Nowhere)])
        {
            await RefusedAsync(conversations.CreateConversationAsync(app, Personal(ConversationParticipant.ByUserId(user))));
            await RefusedAsync(conversations.ListConversationsAsync(app, ConversationListFilter.ByUserId(user)));
            await RefusedAsync(conversations.GetConversationAsync(app, Nowhere));
            await RefusedAsync(conversations.UpdateConversationAsync(app, Nowhere, new() { DisplayName = "Ann" }));
            await RefusedAsync(conversations.DeleteConversationAsync(app, Nowhere));
            await RefusedAsync(conversations.DownloadMessageRefAsync(app, Nowhere, new() { UserId = user }));
            await RefusedAsync(conversations.PostConversionEventsAsync(app, Nowhere, ConversionEventsBody.ForMessenger(new JsonObject())));
        }
    }

    private static async Task RefusedAsync(Task call) => await Assert.ThrowsAsync<SunshineConversationsException>(() => call);
}
