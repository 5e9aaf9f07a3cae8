using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.Postgresql;

namespace SunshineConversations.Benchmarks;

/// <summary>How far an event comes before its request has its response.</summary>
internal enum InboxStorage
{
    /// <summary>It is handled, as without an inbox.</summary>
    None,

    /// <summary>It is stored in the inbox, and handled later.</summary>
    Inbox,

    /// <summary>It is only stored.</summary>
    StoredOnly,

    /// <summary>It is stored in the durable inbox of Wolverine, and handled later: of a conversation one at a time, and repeated events once.</summary>
    Wolverine,

    /// <summary>Wolverine with a local queue with a durable inbox: repeated events once, without regard to conversations.</summary>
    WolverineLocal,

    /// <summary>The same, and repeated events are handled again.</summary>
    WolverineLocalTwice,
}

/// <summary>A receiver whose handler only counts, with one of the storages.</summary>
internal static class InboxServer
{
    public const string ReceiverPath = "/receiver";
    public const string HandledPath = "/handled";
    public const string BegunPath = "/begun";

    private static long _handled;
    private static long _begun;

    public static string ConnectionString => Environment.GetEnvironmentVariable("SUNSHINE_POSTGRES")
        ?? throw new InvalidOperationException("SUNSHINE_POSTGRES is not set. 'bash .ci/postgres <command>' starts a server and sets it.");

    public static async Task<int> RunAsync(InboxStorage storage, string table)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        SunshineConversationsWebhooksBuilder receiver = builder.Services.AddSunshineConversationsWebhooks(options => options.Secrets = [ReceiverServer.Secret]);
        if (storage >= InboxStorage.Wolverine)
        {
            builder.UseWolverine(wolverine =>
            {
                wolverine.UseRuntimeCompilation();
                wolverine.Discovery.DisableConventionalDiscovery().IncludeType(typeof(WolverineHandler));
                if (storage == InboxStorage.Wolverine)
                {
                    wolverine.UsePostgresqlPersistenceAndTransport(ConnectionString, table, $"{table}_queues").AutoProvision();
                    wolverine.MessagePartitioning.ByMessage<WolverineEvent>(received => received.ConversationId);
                    wolverine.MessagePartitioning.GlobalPartitioned(topology =>
                    {
                        topology.UseShardedPostgresqlQueues("events", 5, queue => queue.ConfigureListening(listener => listener.PollingInterval(TimeSpan.FromMilliseconds(250))));
                        topology.Message<WolverineEvent>();
                    });
                }
                else
                {
                    wolverine.PersistMessagesWithPostgresql(ConnectionString, table);
                    wolverine.LocalQueueFor<WolverineEvent>().UseDurableInbox();
                }

                if (storage != InboxStorage.WolverineLocalTwice)
                {
                    wolverine.Durability.MessageDeduplicationMode = MessageDeduplicationMode.CompareByHash;
                    wolverine.Policies.RequireDeduplicationId(_ => true, new());
                }
            });
            receiver.AddHandler<ConversationMessageEvent>((received, context, _) => context.Services.GetRequiredService<IMessageBus>().PublishAsync(
                new WolverineEvent(received.Payload.Conversation!.Id, JsonSerializer.Serialize(received, Serialization.SunshineConversationsJsonContext.Default.ConversationMessageEvent)),
                storage == InboxStorage.WolverineLocalTwice ? null : new() { DeduplicationId = received.Id }).AsTask());
        }
        else
        {
            receiver.AddHandler<ConversationMessageEvent>((_, _) =>
            {
                Handle();
                return Task.CompletedTask;
            });
            if (storage != InboxStorage.None)
            {
                receiver.UsePostgreSqlInbox(ConnectionString, inbox =>
                {
                    inbox.Table = table;
                    // As many as there are callers: handlers that do nothing take less time than the begin and the result of an event.
                    inbox.Concurrency = storage == InboxStorage.Inbox ? 64 : 0;
                });
            }
        }

        await using WebApplication app = builder.Build();
        app.MapSunshineConversationsWebhooks(ReceiverPath);
        app.MapGet(HandledPath, () => Results.Text(Interlocked.Read(ref _handled).ToString(CultureInfo.InvariantCulture)));
        app.MapGet(BegunPath, () => Results.Text(Interlocked.Read(ref _begun).ToString(CultureInfo.InvariantCulture)));
        await app.StartAsync();
        await ServerProcess.ServeAsync(new Uri(app.Urls.Single()));
        return 0;
    }

    public static void Handle()
    {
        // The clock is that of the machine: the process that measures has the same.
        Interlocked.Exchange(ref _begun, Stopwatch.GetTimestamp());
        Interlocked.Increment(ref _handled);
    }
}

/// <summary>An event, as a message.</summary>
public sealed record WolverineEvent(string ConversationId, string Body);

/// <summary>Found by its name.</summary>
public static class WolverineHandler
{
    /// <summary>Counts.</summary>
    public static void Handle(WolverineEvent received)
    {
        ArgumentNullException.ThrowIfNull(received);
        InboxServer.Handle();
    }
}
