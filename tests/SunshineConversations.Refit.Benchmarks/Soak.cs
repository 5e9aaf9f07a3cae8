using System.Collections.Concurrent;
using System.Net.NetworkInformation;
using Microsoft.Extensions.Logging;
using Refit;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// Many calls from 64 workers against the emulator in another process, with faults in 5 % of the attempts: every call
/// ends right, none is lost or doubled, each message that was posted comes in as a webhook, sockets and memory stay flat. Run by hand; exits with 1 if anything is off.
/// </summary>
internal static class Soak
{
    private const int Workers = 64;
    private const int CallsPerRound = 6;
    private const string AppId = "5d8cff3cd55b040010928b5b";
    private const double FaultRate = 0.05;

    public static async Task<int> RunAsync(int calls)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(ServerProcess.EmulatorArgument);
        var counts = new ConcurrentDictionary<string, int>();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new RetryCounter(counts)));
        services.AddTransient<FaultyHandler>();
        services.AddSunshineConversations(options =>
        {
            options.BaseUrl = server.BaseUrl;
            options.KeyId = "app_5d8cff3cd55b040010928b5c";
            options.KeySecret = "emulator-secret-0123456789";
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(10);
        }).AddHttpMessageHandler<FaultyHandler>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        SunshineConversationsClient client = provider.GetRequiredService<SunshineConversationsClient>();
        await using SoakReceiver receiver = await ReceiverOfAsync(server.BaseUrl);

        Console.WriteLine($"{calls:N0} calls from {Workers} workers, faults in {FaultRate:P0} of the attempts");
        Console.WriteLine("   calls | managed memory | sockets");
        var watch = Stopwatch.StartNew();
        int done = 0;
        int rounds = calls / CallsPerRound;
        int nextReport = 1;
        await Parallel.ForAsync(0, rounds, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (_, token) =>
        {
            await RoundAsync(client, receiver, counts, token);
            int now = Interlocked.Add(ref done, CallsPerRound);
            int tenth = (int)((long)now * 10 / calls);
            if (tenth >= Volatile.Read(ref nextReport) && Interlocked.CompareExchange(ref nextReport, tenth + 1, tenth) == tenth)
                Report(now, server.BaseUrl);
        });
        watch.Stop();

        using var http = new HttpClient();
        using JsonDocument stats = JsonDocument.Parse(await http.GetStringAsync(new Uri(server.BaseUrl, "emulator/stats")));
        long createdThere = stats.RootElement.GetProperty("conversationsCreated").GetInt64();
        long deletedThere = stats.RootElement.GetProperty("conversationsDeleted").GetInt64();
        int ended = counts.Where(count => !count.Key.StartsWith('~')).Sum(count => count.Value);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F1} s, {ended / watch.Elapsed.TotalSeconds:F0} calls a second"));
        foreach ((string what, int count) in counts.OrderBy(count => count.Key))
            Console.WriteLine($"{count,9:N0}  {what}");

        int createdHere = counts.GetValueOrDefault("CreateConversation ok");
        int deletedHere = counts.GetValueOrDefault("DeleteConversation ok");
        int wrong = counts.Where(count => count.Key.EndsWith("WRONG", StringComparison.Ordinal)).Sum(count => count.Value);
        Console.WriteLine($"created: {createdHere:N0} here, {createdThere:N0} by the emulator's count; deleted: {deletedHere:N0} here, {deletedThere:N0} by the emulator's count");
        bool hasAll = await receiver.HasAllAsync();
        bool right = hasAll && wrong == 0 && createdHere == createdThere && deletedHere == deletedThere && ended == rounds * CallsPerRound;
        Console.WriteLine(right ? "Every call ended right; none was lost or doubled." : "SOMETHING IS WRONG");
        return right ? 0 : 1;
    }

    /// <summary>Registered without faults: it is not what is soaked.</summary>
    private static async Task<SoakReceiver> ReceiverOfAsync(Uri emulator)
    {
        using var setup = SunshineConversationsClient.Create(new() { BaseUrl = emulator, KeyId = "app_5d8cff3cd55b040010928b5c", KeySecret = "emulator-secret-0123456789" });
        return await SoakReceiver.StartAsync(setup, AppId);
    }

    /// <summary>Create, get, update, post, list, delete. Where a fault kept the conversation from being made, as many creations are tried instead.</summary>
    private static async Task RoundAsync(SunshineConversationsClient client, SoakReceiver receiver, ConcurrentDictionary<string, int> counts, CancellationToken cancellationToken)
    {
        IConversationsApi api = client.Conversations;
        ConversationListFilter user = ConversationListFilter.ByUserId("42589ad070d43be9b00ff7e5");
        string? id = null;
        for (int call = 0; call < CallsPerRound; call++)
        {
            if (id is null)
            {
                await CountAsync("CreateConversation", async () =>
                {
                    ConversationResponse created = await api.CreateConversationAsync(AppId, new() { Type = ConversationType.SdkGroup, DisplayName = "Soak" }, cancellationToken);
                    id = created.Conversation.Id;
                });
                continue;
            }

            switch (call)
            {
                case CallsPerRound - 1:
                    await CountAsync("DeleteConversation", () => api.DeleteConversationAsync(AppId, id, cancellationToken));
                    break;
                case 1:
                    await CountAsync("GetConversation", async () => Check((await api.GetConversationAsync(AppId, id, cancellationToken)).Conversation.Id == id));
                    break;
                case 2:
                    await CountAsync("UpdateConversation", async () => Check((await api.UpdateConversationAsync(AppId, id, new() { DisplayName = id }, cancellationToken)).Conversation.DisplayName == id));
                    break;
                case 3:
                    await CountAsync("PostMessage", async () =>
                    {
                        MessagePostResponse posted = await client.Messages.PostMessageAsync(AppId, id, new() { Author = MessageAuthor.Business(), Content = id }, cancellationToken);
                        receiver.Posted(posted.Messages[0].Id);
                    });
                    break;
                default:
                    await CountAsync("ListConversations", async () => Check((await api.ListConversationsAsync(AppId, user, null, cancellationToken)).Meta is not null));
                    break;
            }
        }

        async Task CountAsync(string operation, Func<Task> callAsync)
        {
            string outcome;
            try
            {
                await callAsync();
                outcome = "ok";
            }
            // A POST is not repeated after a 500 or a reset, and four faults in a row end any call: that is right.
            catch (SunshineConversationsException e) when ((int)e.StatusCode is 500 or 429 && (operation is "CreateConversation" or "PostMessage" || e.Attempts == 4))
            {
                outcome = $"{(int)e.StatusCode}, as documented";
            }
            catch (ApiRequestException) when (operation is "CreateConversation" or "PostMessage")
            {
                outcome = "reset, as documented";
            }
            catch (ApiRequestException e) when (e.Message.Contains("attempt 4", StringComparison.Ordinal))
            {
                outcome = "reset four times, as documented";
            }
            catch (Exception e)
            {
                outcome = $"{e.GetType().Name} {e.Message} WRONG";
            }

            counts.AddOrUpdate($"{operation} {outcome}", 1, static (_, count) => count + 1);
        }

        static void Check(bool right)
        {
            if (!right)
                throw new InvalidDataException("The response is not the one to this call.");
        }
    }

    private static void Report(int calls, Uri server)
    {
        int sockets = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Count(connection => connection.RemoteEndPoint.Port == server.Port && connection.State == TcpState.Established);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls,8:N0} | {GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024:F1} MB | {sockets}"));
    }

    /// <summary>Asks the emulator for a fault in some of the attempts.</summary>
    private sealed class FaultyHandler : DelegatingHandler
    {
        private const string Header = "X-Emulator-Fault";
        private static readonly string[] Kinds = ["429", "500", "reset"];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove(Header);
            if (Random.Shared.NextDouble() < FaultRate)
                request.Headers.Add(Header, Kinds[Random.Shared.Next(Kinds.Length)]);

            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Counts the warnings: one for each retry.</summary>
    private sealed class RetryCounter(ConcurrentDictionary<string, int> counts) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                counts.AddOrUpdate("~ retries", 1, static (_, count) => count + 1);
        }

        public void Dispose()
        {
        }
    }
}
