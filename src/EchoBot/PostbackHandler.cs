namespace SunshineConversations.EchoBot;

/// <summary>Says which button was pressed.</summary>
internal sealed class PostbackHandler(SunshineConversationsClient client, HandledEvents handled) : IWebhookHandler<ConversationPostbackEvent>
{
    public async Task HandleAsync(ConversationPostbackEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        if (received.Payload is not { Conversation.Id: { } conversationId, Postback.Payload: { } pressed })
            return;

        await handled.OnceAsync(
            received,
            () => client.Messages.PostMessageAsync(
                context.AppId, conversationId, new(MessageAuthor.Business("Echo"), $"You pressed: {pressed}"), cancellationToken));
    }
}
