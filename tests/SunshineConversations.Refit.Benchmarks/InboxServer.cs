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

    /// <summary>It is stored in the durable inbox of Wolverine, and handled later, with its deduplication.</summary>
    Wolverine,

    /// <summary>The same without deduplication: a repeated event is handled again.</summary>
    WolverineTwice,
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
        if (storage is InboxStorage.Wolverine or InboxStorage.WolverineTwice)
        {
            // The fastest of its settings that loses nothing: a local queue with a durable inbox, without an order.
            builder.UseWolverine(wolverine =>
            {
                wolverine.UseRuntimeCompilation();
                wolverine.Discovery.DisableConventionalDiscovery().IncludeType(typeof(WolverineHandler));
                wolverine.PersistMessagesWithPostgresql(ConnectionString, table);
                wolverine.LocalQueueFor<WolverineEvent>().UseDurableInbox();
                if (storage == InboxStorage.Wolverine)
                {
                    wolverine.Durability.MessageDeduplicationMode = MessageDeduplicationMode.CompareByHash;
                    wolverine.Policies.RequireDeduplicationId(_ => true, new());
                }
            });
            receiver.AddHandler<ConversationMessageEvent>((received, context, _) => context.Services.GetRequiredService<IMessageBus>().PublishAsync(
                new WolverineEvent(JsonSerializer.Serialize(received, Serialization.SunshineConversationsJsonContext.Default.ConversationMessageEvent)),
                storage == InboxStorage.Wolverine ? new() { DeduplicationId = received.Id } : null).AsTask());
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
                    inbox.Concurrency = storage == InboxStorage.Inbox ? 16 : 0;
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
public sealed record WolverineEvent(string Body);

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
