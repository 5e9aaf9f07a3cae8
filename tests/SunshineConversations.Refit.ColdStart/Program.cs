using System.Diagnostics.CodeAnalysis;
using SunshineConversations.Benchmarks;

namespace SunshineConversations.ColdStart;

/// <summary>
/// Makes one call and says when it was received, by the clock that all processes of the machine share; the start that
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

        ConversationResponse response = await (OnFloor ? GetWithFloorAsync(baseUrl) : GetWithClientAsync(baseUrl));
        long received = Stopwatch.GetTimestamp();
        if (response.Conversation.Id.Length == 0)
            return 1;

        Console.WriteLine(received);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static Task<ConversationResponse> GetWithFloorAsync(Uri baseUrl) =>
        Floor.Over(new SocketsHttpHandler(), baseUrl).GetAsync(Samples.AppId, Samples.ConversationId);

    private static Task<ConversationResponse> GetWithClientAsync(Uri baseUrl)
    {
        var services = new ServiceCollection();
        services.AddSunshineConversations(options =>
        {
            options.BaseUrl = baseUrl;
            options.KeyId = Samples.KeyId;
            options.KeySecret = Samples.KeySecret;
        });
        return services.BuildServiceProvider().GetRequiredService<IConversationsApi>().GetConversationAsync(Samples.AppId, Samples.ConversationId);
    }
}
