using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using SunshineConversations.Benchmarks;

namespace SunshineConversations.ColdStart;

/// <summary>
/// Makes one call and says when it was answered, by the clock that all processes of the machine share; the start that
/// the system records for a process is too coarse. It then waits for its parent, which looks at its memory.
/// </summary>
internal static class Program
{
    [FeatureSwitchDefinition("SunshineConversations.ColdStart.OnFloor")]
    private static bool OnFloor => AppContext.TryGetSwitch("SunshineConversations.ColdStart.OnFloor", out bool onFloor) && onFloor;

    private static async Task<int> Main(string[] args)
    {
        if (args is not [string text] || !Uri.TryCreate(text, UriKind.Absolute, out Uri? baseUrl))
        {
            Console.Error.WriteLine("Give the base URL of a server.");
            return 2;
        }

        ConversationResponse answer = await (OnFloor ? GetWithFloorAsync(baseUrl) : GetWithClientAsync(baseUrl));
        long answered = Stopwatch.GetTimestamp();
        if (answer.Conversation.Id.Length == 0)
            return 1;

        Console.WriteLine(answered);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static Task<ConversationResponse> GetWithFloorAsync(Uri baseUrl) =>
        Floor.Over(new SocketsHttpHandler(), baseUrl).GetAsync(Answers.AppId, Answers.ConversationId);

    private static Task<ConversationResponse> GetWithClientAsync(Uri baseUrl)
    {
        var services = new ServiceCollection();
        services.AddSunshineConversations(options =>
        {
            options.BaseUrl = baseUrl;
            options.KeyId = Answers.KeyId;
            options.KeySecret = Answers.KeySecret;
        });
        return services.BuildServiceProvider().GetRequiredService<IConversationsApi>().GetConversationAsync(Answers.AppId, Answers.ConversationId);
    }
}
