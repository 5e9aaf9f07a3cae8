using SunshineConversations;

namespace Sunshine_Bot;

/// <summary>Responds to the buttons of the menu.</summary>
internal sealed class PostbackHandler(SunshineConversationsClient client) : IWebhookHandler<ConversationPostbackEvent>
{
    public async Task HandleAsync(ConversationPostbackEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        if (received.Payload is { Conversation.Id: { } conversationId, Postback.Payload: "OPENING_HOURS" })
            await client.Messages.PostMessageAsync(context.AppId, conversationId, new(MessageAuthor.Business(), "We are here from 9 to 5."), cancellationToken);
    }
}
