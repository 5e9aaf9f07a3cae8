using Microsoft.Extensions.Options;

namespace SunshineConversations.EchoBot;

/// <summary>Echoes what users write, shows buttons for <c>menu</c>, and passes control for <c>agent</c>.</summary>
internal sealed class MessageHandler(SunshineConversationsClient client, IOptions<BotOptions> options, HandledEvents handled)
    : IWebhookHandler<ConversationMessageEvent>
{
    public async Task HandleAsync(ConversationMessageEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        if (received.Payload is { Conversation.Id: { } conversationId, Message.Content: { } content })
            await handled.OnceAsync(received, () => RespondAsync(context.AppId, conversationId, content, cancellationToken));
    }

    private async Task RespondAsync(string appId, string conversationId, MessageContent content, CancellationToken cancellationToken)
    {
        string text = content is TextMessage { Text: { } written } ? written.Trim() : "";
        if (text.Equals("agent", StringComparison.OrdinalIgnoreCase))
        {
            await SayAsync("An agent will be with you shortly.");
            // The ticket is created when agents get control: what it is to contain must come with it.
            await client.SwitchboardActions.PassControlAsync(
                appId, conversationId, new(options.Value.AgentIntegration) { Metadata = new TicketData { Tags = ["from_echo_bot"] } }, cancellationToken);
        }
        else if (text.Equals("menu", StringComparison.OrdinalIgnoreCase))
        {
            await SayAsync(new TextMessage("Press it:") { Actions = [new PostbackAction("A button", "BUTTON")] });
        }
        else
        {
            string echo = text.Length > 0 ? $"You said: {text}" : $"You sent: {content.Type}";
            IReadOnlyList<TextMessage> parts = TextMessage.Split(echo);
            parts[^1].Actions = [new ReplyAction("menu", "MENU"), new ReplyAction("agent", "AGENT")];
            foreach (TextMessage part in parts)
                await SayAsync(part);
        }

        Task SayAsync(MessageContent said) =>
            client.Messages.PostMessageAsync(appId, conversationId, new(MessageAuthor.Business("Echo"), said), cancellationToken);
    }
}
