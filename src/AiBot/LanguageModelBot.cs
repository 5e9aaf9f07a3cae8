using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace SunshineConversations.AiBot;

/// <summary>
/// Responds to what users write, or hands over to agents: when the user or the model wants it, and whenever the model fails, is late or says nothing, because a
/// colleague now is better than the model later. Failures of the API are thrown: the event is handled again.
/// </summary>
internal sealed partial class LanguageModelBot(
    SunshineConversationsClient client,
    IChatClient model,
    IOptions<BotOptions> options,
    PartitionedRateLimiter<string> turns,
    TimeProvider timeProvider,
    ILogger<LanguageModelBot> logger) : IWebhookHandler<ConversationMessageEvent>
{
    /// <summary>Leaves room for the disclaimer that the service appends to messages of an AI.</summary>
    private const int MaxPartLength = 4000;

    /// <summary>The metadata of a hand-over has at most 4 KB.</summary>
    private const int MaxSummaryLength = 500;

    /// <summary>Only a declaration: the call ends the model's turn, with or without <c>UseFunctionInvocation</c> for other tools.</summary>
    internal static readonly AIFunctionDeclaration HandOver = AIFunctionFactory.CreateDeclaration(
        "hand_over",
        "Passes the conversation to a human agent.",
        JsonElement.Parse("""{"type":"object","properties":{"summary":{"type":"string","description":"What the agent should know, in one or two sentences."}},"required":["summary"]}"""));

    private static readonly TimeSpan TypingInterval = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(ConversationMessageEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        if (received.Payload is not { Conversation.Id: { Length: > 0 } conversationId, Message: { } message })
            return;

        // One event of a conversation at a time, which the inbox ensures for all instances. Without it, two instances may both respond.
        using RateLimitLease turn = await turns.AcquireAsync(conversationId, permitCount: 1, cancellationToken);
        if (!await IsForBotAsync())
            return;

        History history = await History.ReadAsync(client.Messages, context.AppId, conversationId, message, cancellationToken);
        if (history.IsCovered)
            return;

        bool isWish = history.NewTexts.Any(text => options.Value.HandOverPhrases.Any(phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase)));
        Response response = isWish ? ByAgents("user_request") : await AskWhileTypingAsync(history, context.AppId, conversationId, cancellationToken);
        // An agent may have taken over meanwhile.
        if (!await IsForBotAsync())
            return;

        // First of all: after a failure between this and the message, agents are in control, and not nobody.
        if (response.Ticket is { } ticket)
            await client.SwitchboardActions.PassControlAsync(context.AppId, conversationId, new(options.Value.AgentIntegration) { Metadata = ticket }, cancellationToken);

        IReadOnlyList<TextMessage> parts = TextMessage.Split(response.Text, MaxPartLength);
        for (int i = 0; i < parts.Count; i++)
            await client.Messages.PostMessageAsync(context.AppId, conversationId, new(Author(), parts[i]) { Metadata = history.Mark(isLast: i == parts.Count - 1) }, cancellationToken);

        // The event says who was in control when the message was written, and may have waited.
        async Task<bool> IsForBotAsync()
        {
            Conversation now = (await client.Conversations.GetConversationAsync(context.AppId, conversationId, cancellationToken)).Conversation;
            return new ConversationMessageEvent { Payload = new() { Conversation = now, Message = message } }.IsForBot(Bot.Name);
        }
    }

    private static MessageAuthor Author() => new() { Type = MessageAuthorType.Business, DisplayName = "Assistant", Subtypes = [MessageAuthorSubtype.AI] };

    private async Task<Response> AskWhileTypingAsync(History history, string appId, string conversationId, CancellationToken cancellationToken)
    {
        await TypeAsync(cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task typing = KeepTypingAsync(end.Token);
        try
        {
            return await AskAsync(history, cancellationToken);
        }
        finally
        {
            await end.CancelAsync();
            await typing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task KeepTypingAsync(CancellationToken end)
        {
            using var timer = new PeriodicTimer(TypingInterval, timeProvider);
            while (await timer.WaitForNextTickAsync(end))
                await TypeAsync(end);
        }

        // Nothing depends on it. The message ends it.
        async Task TypeAsync(CancellationToken end) =>
            await client.Activities.PostActivityAsync(appId, conversationId, new(Author(), ActivityType.TypingStart), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Response> AskAsync(History history, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.ModelTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            ChatResponse response = await model.GetResponseAsync(history.ForModel(options.Value.Instructions), new() { Tools = [HandOver] }, either.Token).WaitAsync(either.Token);
            FunctionCallContent? call = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().FirstOrDefault(call => call.Name == HandOver.Name);
            return call is not null ? ByAgents("model_request", call.Arguments?["summary"]?.ToString())
                : string.IsNullOrWhiteSpace(response.Text) ? ByAgents("model_silent")
                : new(response.Text);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            ModelFailed(logger, Model.Describe(e));
            return ByAgents(limit.IsCancellationRequested ? "model_late" : "model_failed");
        }
    }

    private Response ByAgents(string reason, string? summary = null)
    {
        HandedOver(logger, reason);
        return new(options.Value.HandOverText, new()
        {
            Tags = ["ai_bot", reason],
            Description = string.IsNullOrWhiteSpace(summary) ? null : TextMessage.Split(summary, MaxSummaryLength)[0].Text,
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model failed: {Failure}.")]
    private static partial void ModelFailed(ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Agents take over: {Reason}.")]
    private static partial void HandedOver(ILogger logger, string reason);

    /// <summary>The text that the bot posts, with the data of the ticket if agents take over.</summary>
    private sealed record Response(string Text, TicketData? Ticket = null);
}
