using Microsoft.Extensions.Options;

namespace SunshineConversations.EchoBot;

/// <summary>Echoes what users write, shows buttons for <c>menu</c>, and passes control for <c>agent</c>.</summary>
internal sealed class MessageHandler(SunshineConversationsClient client, IOptions<BotOptions> options, HandledEvents handled)
    : IWebhookHandler<ConversationMessageEvent>
{
    public async Task HandleAsync(ConversationMessageEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        // The event fires for the bot's own messages too: a bot that does not check the author talks to itself forever.
        if (received.Payload is not { Conversation.Id: { } conversationId, Message: { Author: { } author, Content: { } content } } || author.Type != MessageAuthorType.User)
            return;

        await handled.OnceAsync(received, () => RespondAsync(context.AppId, conversationId, content, cancellationToken));
    }

    private async Task RespondAsync(string appId, string conversationId, MessageContent content, CancellationToken cancellationToken)
    {
        string text = content is TextMessage { Text: { } written } ? written.Trim() : "";
        if (text.Equals("agent", StringComparison.OrdinalIgnoreCase))
        {
            await SayAsync("An agent will be with you shortly.");
            await client.SwitchboardActions.PassControlAsync(appId, conversationId, new(options.Value.AgentIntegration), cancellationToken);
        }
        else if (text.Equals("menu", StringComparison.OrdinalIgnoreCase))
        {
            await SayAsync(new TextMessage("Press it:") { Actions = [new PostbackAction("A button", "BUTTON")] });
        }
        else
        {
            string echo = text.Length > 0 ? $"You said: {text}" : $"You sent: {content.Type}";
            await SayAsync(new TextMessage(echo) { Actions = [new ReplyAction("menu", "MENU"), new ReplyAction("agent", "AGENT")] });
        }

        Task SayAsync(MessageContent said) =>
            client.Messages.PostMessageAsync(appId, conversationId, new(MessageAuthor.Business("Echo"), said), cancellationToken);
    }
}
