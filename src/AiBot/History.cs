using Microsoft.Extensions.AI;

namespace SunshineConversations.AiBot;

/// <summary>
/// The latest messages of a conversation. The bot marks its responses with the last message that they respond to, so that the conversation itself says what is
/// done: the handler of a message that came while the model worked on an earlier one finds it covered by the response to a later one, and a handler that runs
/// again, such as after a crash between the response and its result, finds its own. Nothing else is stored, and all instances see the same.
/// </summary>
internal sealed class History
{
    private const string RespondsTo = "respondsTo";
    private const string IsComplete = "isComplete";

    /// <summary>One page of the API.</summary>
    private const int MaxLength = 100;

    private readonly Message[] _messages;
    private readonly Message _received;

    private History(Message[] messages, Message received)
    {
        _messages = messages;
        _received = received;
    }

    /// <summary>Whether the bot has responded to the received message, or to a later one.</summary>
    public bool IsCovered => Array.FindLastIndex(_messages, message => ResponseTo(message) is not null && message.Metadata![IsComplete].AsBoolean() == true) > Array.IndexOf(_messages, _received);

    /// <summary>The texts that nobody has responded to, that of the received message included.</summary>
    public IEnumerable<string> NewTexts =>
        _messages.Skip(Array.FindLastIndex(_messages, message => !IsFromUser(message)) + 1).Append(_received).Select(message => (message.Content as TextMessage)?.Text ?? "");

    public static async Task<History> ReadAsync(IMessagesApi api, string appId, string conversationId, WebhookMessage received, CancellationToken cancellationToken)
    {
        List<Message> messages = await api.ListAllMessagesAsync(appId, conversationId, cancellationToken: cancellationToken).Take(MaxLength).Reverse().ToListAsync(cancellationToken);
        Message? own = messages.Find(message => message.Id == received.Id && received.Id.Length > 0);
        if (own is null)
        {
            own = new()
            {
                Id = received.Id,
                Author = new() { Type = MessageAuthorType.User, UserId = received.Author?.UserId, DisplayName = received.Author?.DisplayName },
                Content = received.Content,
            };
            messages.Insert(messages.FindLastIndex(message => message.Received <= (received.Received ?? DateTimeOffset.MaxValue)) + 1, own);
        }

        // A response belongs behind the message that it responds to, whatever came in between. One that responds to a message too old to be here covers nothing.
        Dictionary<string, int> positions = messages.Index().Where(each => each.Item.Id.Length > 0).ToDictionary(each => each.Item.Id, each => each.Index);
        return new([.. messages.Index().OrderBy(each => ResponseTo(each.Item) is { } id ? positions.GetValueOrDefault(id, -1) : each.Index).Select(each => each.Item)], own);
    }

    /// <summary>The mark of a response to all of this. The parts of a long one are complete with the last: a beginning that is read twice is better than an end that is missing.</summary>
    public Metadata Mark(bool isLast) => new() { [RespondsTo] = Array.FindLast(_messages, IsFromUser)!.Id, [IsComplete] = isLast };

    /// <summary>Where others than one user speak, their names are in the texts, since clients of models drop the names of authors, or the letters that they do not know.</summary>
    public IEnumerable<ChatMessage> ForModel(string instructions)
    {
        string[] speakers = [.. _messages.Where(message => ResponseTo(message) is null).Select(SpeakerOf).Distinct()];
        bool hasNames = speakers.Length > 1;
        return
        [
            new(ChatRole.System, hasNames ? $"{instructions} Messages of others begin with their names; yours do not." : instructions),
            .. from message in _messages
               where message.Deleted != true
               let text = Words.Of(message.Content)
               select new ChatMessage(IsFromUser(message) ? ChatRole.User : ChatRole.Assistant, hasNames && ResponseTo(message) is null ? $"{SpeakerOf(message)}: {text}" : text),
        ];
    }

    private static bool IsFromUser(Message message) => message.Author?.Type == MessageAuthorType.User;

    /// <summary>The ID of the message that a response of the bot responds to. The metadata of what users send is their own.</summary>
    private static string? ResponseTo(Message message) =>
        !IsFromUser(message) && message.Metadata is { } metadata && metadata.ContainsKey(IsComplete) && metadata.TryGetValue(RespondsTo, out MetadataValue id) ? id.AsString() : null;

    private static string SpeakerOf(Message message) => message.Author?.DisplayName ?? (IsFromUser(message) ? $"User {message.Author?.UserId}" : "Agent");
}
