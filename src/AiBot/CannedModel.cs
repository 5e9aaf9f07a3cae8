using Microsoft.Extensions.AI;

namespace SunshineConversations.AiBot;

/// <summary>A model for demonstrations: it knows a few words, among them one for each thing that a model may do.</summary>
internal sealed class CannedModel : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. messages.Reverse().TakeWhile(message => message.Role == ChatRole.User).Select(message => message.Text).Reverse()];
        string all = string.Join("; ", texts);
        if (Contains("think"))
            await Task.Delay(TimeSpan.FromSeconds(6), cancellationToken);

        AIContent content = 0 switch
        {
            _ when Contains("human") => new FunctionCallContent("1", LanguageModelBot.HandOver.Name, new Dictionary<string, object?> { ["summary"] = $"The user wrote: {all}" }),
            _ when Contains("hours") => new TextContent("We are here from 9 to 5."),
            _ when Contains("story") => new TextContent(string.Join(' ', Enumerable.Range(1, 200).Select(night => $"Night {night}: the story goes on."))),
            _ when Contains("nothing") => new TextContent(""),
            _ when Contains("fail") => throw new InvalidOperationException("The canned model fails."),
            _ => new TextContent($"You wrote {(texts.Length == 1 ? "" : $"{texts.Length} messages: ")}{all}"),
        };
        return new(new ChatMessage(ChatRole.Assistant, [content]));

        bool Contains(string word) => all.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (ChatResponseUpdate update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
