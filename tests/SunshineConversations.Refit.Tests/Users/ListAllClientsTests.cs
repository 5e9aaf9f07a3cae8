using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Users;

/// <summary>All pages, against the emulator: how pages follow one another is tested with conversations.</summary>
public sealed class ListAllClientsTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public async Task All_clients_are_listed_once(int? pageSize, bool fetchAhead)
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(new()
        {
            Integrations = { new("mailgun", "mailgun"), new("messagebird", "messagebird"), new("twilio", "twilio"), new("whatsapp", "whatsapp") },
        });
        using ServiceProvider client = Clients.Provider(emulator.BaseUrl);
        string userId = emulator.Options.Users[0].Id;
        ConversationResponse conversation = await client.GetRequiredService<IConversationsApi>().CreateConversationAsync(
            Clients.AppId, new() { Type = ConversationType.Personal, Participants = [ConversationParticipant.ByUserId(userId)] });
        IClientsApi api = client.GetRequiredService<IClientsApi>();
        MatchCriteria[] channels =
        [
            new MailgunMatchCriteria("mailgun", "ann@example.org") { Subject = "Hello" },
            new MessageBirdMatchCriteria("messagebird", "+15550001234"),
            new TwilioMatchCriteria("twilio", "+15550001234"),
            new WhatsAppMatchCriteria("whatsapp", "+15550001234") { Primary = false },
        ];
        foreach (MatchCriteria channel in channels)
            await api.CreateClientAsync(Clients.AppId, userId, new() { MatchCriteria = channel, Confirmation = new(ClientConfirmationType.Immediate), Target = new(conversation.Conversation.Id) });

        var listed = new List<Client>();
        await foreach (Client each in api.ListAllClientsAsync(Clients.AppId, userId, pageSize: pageSize, fetchAhead: fetchAhead))
            listed.Add(each);

        Assert.Equal(channels.Select(channel => channel.Type).Append("sdk").Order(), listed.Select(each => each.Type!.Value.Value).Order());
        Assert.Equal(5, listed.Select(each => each.Id).Distinct().Count());
    }
}
