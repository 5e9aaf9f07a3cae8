using SunshineConversations;

namespace Sunshine_Bot;

/// <summary>Repeats what users write, shows a menu for "menu", and passes control to the agents for "agent".</summary>
internal sealed class MessageHandler(SunshineConversationsClient client) : IWebhookHandler<ConversationMessageEvent>
{
    public async Task HandleAsync(ConversationMessageEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        if (received.Payload is not { Conversation.Id: { } conversationId, Message.Content: { } content })
            return;

        string text = content is TextMessage { Text: { } written } ? written.Trim() : "";
        switch (text.ToLowerInvariant())
        {
            case "menu":
                await SayAsync(new TextMessage("How can we help?") { Actions = [new PostbackAction("Opening hours", "OPENING_HOURS")] });
                break;
            case "agent":
                await SayAsync(new TextMessage("An agent will be with you shortly."));
                await client.SwitchboardActions.PassControlAsync(
                    context.AppId, conversationId, new(SwitchboardTarget.AgentWorkspace) { Metadata = new TicketData { Tags = ["from_bot"] } }, cancellationToken);
                break;
            default:
                await SayAsync(new TextMessage(text.Length > 0 ? $"You said: {text}" : $"You sent: {content.Type}")
                {
                    Actions = [new ReplyAction("menu", "MENU"), new ReplyAction("agent", "AGENT")],
                });
                break;
        }

        Task SayAsync(MessageContent said) =>
            client.Messages.PostMessageAsync(context.AppId, conversationId, new(MessageAuthor.Business(), said), cancellationToken);
    }
}
