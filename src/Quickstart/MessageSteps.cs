namespace SunshineConversations.Quickstart;

/// <summary>Talks to the user: shows typing, sends messages, reads them back, and hands over to an agent.</summary>
internal sealed class MessageSteps(SunshineConversationsClient client, string appId, string conversationId)
{
    /// <summary>A switchboard integration by its name; <see cref="SwitchboardTarget.Next"/> is for keys of an integration.</summary>
    private const string Agent = SwitchboardTarget.AgentWorkspace;

    private static readonly string[] Sizes = ["Small", "Medium", "Large"];

    public async Task<string> ShowTypingAsync(CancellationToken cancellationToken)
    {
        await client.Activities.PostActivityAsync(appId, conversationId, new(MessageAuthor.Business(), ActivityType.TypingStart), cancellationToken);
        return "the user sees that somebody is typing";
    }

    public Task<string> SendQuickRepliesAsync(CancellationToken cancellationToken) => PostAsync(
        new TextMessage("Which size?") { Actions = [.. Sizes.Select(size => new ReplyAction(size, $"SIZE_{size[0]}"))] },
        cancellationToken);

    public Task<string> SendCarouselAsync(CancellationToken cancellationToken) => PostAsync(
        new CarouselMessage(
            new MessageItem("Sneakers", new PostbackAction("Buy", "BUY_1")) { Description = "As light as air" },
            new MessageItem("Boots", new LinkAction("Look", "https://example.com/boots"), new PostbackAction("Buy", "BUY_2"))),
        cancellationToken);

    public async Task<string> SendPictureAsync(CancellationToken cancellationToken)
    {
        AttachmentResponse uploaded = await client.Attachments.UploadAttachmentAsync(
            appId, AttachmentUpload.FromBytes(Picture.Create(), "square.png", "image/png"), cancellationToken: cancellationToken);
        return await PostAsync(new ImageMessage(uploaded.Attachment.MediaUrl) { AltText = "A colored square" }, cancellationToken);
    }

    /// <summary>Newest first, as the service returns them.</summary>
    public async Task<string> ListAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        await foreach (Message message in client.Messages.ListAllMessagesAsync(appId, conversationId, cancellationToken: cancellationToken))
            lines.Add(Describe(message.Content));

        return $"{lines.Count} messages: {string.Join(" | ", lines)}";
    }

    public async Task<string> PassControlAsync(CancellationToken cancellationToken)
    {
        await client.SwitchboardActions.PassControlAsync(
            appId, conversationId, new(Agent) { Metadata = new() { ["dataCapture.systemField.tags"] = "quickstart" } }, cancellationToken);
        ConversationResponse response = await client.Conversations.GetConversationAsync(appId, conversationId, cancellationToken);
        return $"{response.Conversation.ActiveSwitchboardIntegration?.Name ?? "nobody"} is in control";
    }

    private async Task<string> PostAsync(MessageContent content, CancellationToken cancellationToken)
    {
        MessagePostResponse response = await client.Messages.PostMessageAsync(appId, conversationId, new(MessageAuthor.Business("Quickstart"), content), cancellationToken);
        return $"{Describe(content)}, message {string.Join(", ", response.Messages.Select(message => message.Id))}";
    }

    private static string Describe(MessageContent? content) => content switch
    {
        TextMessage { Actions: { Count: > 0 } actions } text => $"\"{text.Text}\" with {actions.Count} quick replies",
        TextMessage text => $"\"{text.Text}\"",
        CarouselMessage carousel => $"a carousel of {string.Join(", ", carousel.Items.Select(item => item.Title))}",
        ImageMessage image => $"an image at {image.MediaUrl}",
        // A type unknown to this version is read as UnknownMessageContent, with its type and all of its members.
        { } other => $"a message of type {other.Type}",
        null => "a message without content",
    };
}
