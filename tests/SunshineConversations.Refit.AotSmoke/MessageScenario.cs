using System.Text.Json.Nodes;

namespace SunshineConversations.AotSmoke;

/// <summary>Messages, participants, activities and switchboard actions in one conversation, with every kind of content that can be sent.</summary>
internal sealed class MessageScenario(SunshineConversationsClient client, string conversationId, CancellationToken cancellationToken)
{
    public async Task RunAsync()
    {
        await PostAsync();
        await ReadAsync();
        await JoinAsync();
        await ControlAsync();
        await BeBotAsync();
        await DeleteAsync();
    }

    private async Task PostAsync()
    {
        await client.Activities.PostActivityAsync(Account.AppId, conversationId, new() { Author = MessageAuthor.Business(), Type = ActivityType.TypingStart }, cancellationToken);
        MessageContent[] contents =
        [
            "Größe?",
            new TextMessage("Which?") { Actions = [new ReplyAction("S", "SIZE_S"), new LocationRequestAction("Where?")] },
            new CarouselMessage(new MessageItem("Sneakers", new BuyAction("Buy", 1000), new WebviewAction("Look", "https://example.com", "https://example.com"))),
            new ListMessage(new MessageItem("Boots", new LinkAction("Look", "https://example.com"), new PostbackAction("Buy", "BUY_1"))),
            new FileMessage("https://example.com/terms.pdf"),
            new ImageMessage("https://example.com/boots.jpg") { AltText = "Boots" },
            new LocationMessage(45.5, -73.6),
            new FormMessage(new FormField(FormFieldType.Text, "name", "Your name") { Placeholder = "Ann", MinSize = 1, MaxSize = 128 }),
        ];
        foreach (MessageContent content in contents)
        {
            MessagePostResponse response = await client.Messages.PostMessageAsync(Account.AppId, conversationId, new() { Author = MessageAuthor.Business("Ann"), Content = content }, cancellationToken);
            Check.That(response.Messages is [{ Id.Length: 24, Content: { } read }] && read.GetType() == content.GetType());
        }

        var native = new MessagePost { Author = MessageAuthor.Business(), Schema = MessageSchema.WhatsApp, Content = MessageContent.FromJson(new JsonObject { ["type"] = "reaction", ["emoji"] = "👟" }) };
        MessagePostResponse posted = await client.Messages.PostMessageAsync(Account.AppId, conversationId, native, cancellationToken);
        Check.That(posted.Messages[0].Content is UnknownMessageContent { Type: "reaction" } unknown && unknown.AdditionalData!["emoji"].GetString() == "👟");
    }

    private async Task ReadAsync()
    {
        MessageListResponse page = await client.Messages.ListMessagesAsync(Account.AppId, conversationId, cancellationToken: cancellationToken);
        Check.That(page.Messages.Count == 9);
        var types = new List<string?>();
        await foreach (Message message in client.Messages.ListAllMessagesAsync(Account.AppId, conversationId, cancellationToken: cancellationToken))
            types.Add(message.Content?.Type);

        Check.That(string.Join(' ', types) == "reaction form location image file list carousel text text");
    }

    private async Task BeBotAsync()
    {
        var setup = new BotSetup("SmokeBot", "http://127.0.0.1:9/hooks") { SwitchboardIntegration = "smoke", NextSwitchboardIntegration = SwitchboardTarget.AgentWorkspace };
        BotSetupResult first = await client.SetUpBotAsync(Account.AppId, setup, cancellationToken: cancellationToken);
        BotSetupResult second = await client.SetUpBotAsync(Account.AppId, setup, cancellationToken: cancellationToken);
        Check.That(first.Changes.Count == 2 && second.Changes.Count == 0 && second.Webhook.Secret == first.Webhook.Secret);

        await client.SwitchboardActions.PassControlAsync(Account.AppId, conversationId, new("smoke") { Metadata = new TicketData { Tags = ["vip"], Fields = { ["1"] = "x" } } }, cancellationToken);
        ConversationResponse passed = await client.Conversations.GetConversationAsync(Account.AppId, conversationId, cancellationToken);
        Check.That(passed.Conversation.ActiveSwitchboardIntegration?.Name == "smoke");
        SwitchboardListResponse switchboards = await client.Switchboards.ListSwitchboardsAsync(Account.AppId, cancellationToken);
        await client.SwitchboardIntegrations.DeleteSwitchboardIntegrationAsync(Account.AppId, switchboards.Switchboards[0].Id, first.SwitchboardIntegration!.Id, cancellationToken);
        await client.Integrations.DeleteIntegrationAsync(Account.AppId, first.Integration.Id, cancellationToken);
        Check.That(TextMessage.Split(new string('x', 5000)).Count == 2);
        Check.That(SunshineConversationsUserToken.Create("app_1", "secret", "user").Split('.').Length == 3);
    }

    private async Task JoinAsync()
    {
        ParticipantResponse joined = await client.Participants.JoinConversationAsync(Account.AppId, conversationId, ParticipantJoinBody.ByUserId(Account.OtherUserId, subscribeSdkClient: false), cancellationToken);
        Check.That(joined.Participant.UserId == Account.OtherUserId);
        ParticipantListResponse participants = await client.Participants.ListParticipantsAsync(Account.AppId, conversationId, cancellationToken: cancellationToken);
        Check.That(participants.Participants.Count == 2);
        await client.Participants.LeaveConversationAsync(Account.AppId, conversationId, ParticipantLeaveBody.ByParticipantId(joined.Participant.Id), cancellationToken);
    }

    private async Task ControlAsync()
    {
        await client.SwitchboardActions.PassControlAsync(Account.AppId, conversationId, new("bot"), cancellationToken);
        await client.SwitchboardActions.OfferControlAsync(Account.AppId, conversationId, new("zd-agentWorkspace"), cancellationToken);
        ConversationResponse offered = await client.Conversations.GetConversationAsync(Account.AppId, conversationId, cancellationToken);
        Check.That(offered.Conversation is { ActiveSwitchboardIntegration.Name: "bot", PendingSwitchboardIntegration.Name: "zd-agentWorkspace" });

        await client.SwitchboardActions.AcceptControlAsync(Account.AppId, conversationId, new(), cancellationToken);
        ConversationResponse accepted = await client.Conversations.GetConversationAsync(Account.AppId, conversationId, cancellationToken);
        Check.That(accepted.Conversation is { ActiveSwitchboardIntegration.Name: "zd-agentWorkspace", PendingSwitchboardIntegration: null });
        await client.SwitchboardActions.ReleaseControlAsync(Account.AppId, conversationId, cancellationToken: cancellationToken);
    }

    private async Task DeleteAsync()
    {
        MessageListResponse page = await client.Messages.ListMessagesAsync(Account.AppId, conversationId, cancellationToken: cancellationToken);
        await client.Messages.DeleteMessageAsync(Account.AppId, conversationId, page.Messages[0].Id, cancellationToken);
        await client.Messages.DeleteAllMessagesAsync(Account.AppId, conversationId, cancellationToken);
        page = await client.Messages.ListMessagesAsync(Account.AppId, conversationId, cancellationToken: cancellationToken);
        Check.That(page.Messages.Count == 0);
    }
}
