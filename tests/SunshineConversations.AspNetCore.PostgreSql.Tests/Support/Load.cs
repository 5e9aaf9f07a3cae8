using System.Collections.Concurrent;
using System.Diagnostics;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>
/// The service, a balancer and ten users that write at once, in front of two instances. Every third request goes to both at the same time, every fifth is sent again three seconds later, some
/// have two events, and what is not accepted is sent again.
/// </summary>
internal sealed class Load(Database database) : IAsyncDisposable
{
    private const int Users = 10;
    private const int Messages = 10;

    /// <summary>These are sent after the fault.</summary>
    private const int LastMessages = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Sent> _events = new();
    private readonly ConcurrentQueue<Task> _late = new();
    private readonly ConcurrentQueue<Instance> _started = new();
    private readonly Instance[] _instances = new Instance[2];
    private readonly TaskCompletionSource _fault = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    public Database Database => database;

    /// <summary>Whether an event of the first user always throws.</summary>
    public bool HasFailure { get; init; }

    /// <summary>Whether only the first instance has a handler for postbacks, of which each user sends two.</summary>
    public bool HasVersions { get; init; }

    private IEnumerable<Attempt> Attempts => _started.SelectMany(instance => instance.Attempts);

    /// <summary>Starts an instance, in place of the one before it.</summary>
    public async Task StartAsync(int i)
    {
        string name = $"instance{i}";
        Instance instance = await Instance.StartAsync(name, [database.ConnectionString(name), .. HasVersions && i == 1 ? [Program.MessagesOnly] : Array.Empty<string>()]);
        _started.Enqueue(instance);
        _instances[i] = instance;
    }

    /// <summary>Replaces an instance as a deployment does.</summary>
    public async Task ReplaceAsync(int i)
    {
        await _instances[i].StopAsync();
        await StartAsync(i);
    }

    /// <summary>With an event in work.</summary>
    public async Task KillAsync(int i)
    {
        Instance instance = _instances[i];
        await Wait.UntilAsync(() => instance.Attempts.Any(attempt => attempt.End == long.MaxValue), "in work");
        long now = Stopwatch.GetTimestamp();
        await instance.KillAsync();
        // The server ends what it was about to write.
        await database.UntilAsync($"not exists (select from pg_stat_activity where datname = current_database() and application_name = '{instance.Name}')");
        string[] open = await database.ScalarAsync<string[]>("select coalesce(array_agg(body::json -> 'events' -> 0 ->> 'id'), '{}') from sunshine_inbox where closed is null");
        foreach (Attempt attempt in instance.Attempts.Where(attempt => open.Contains(attempt.Id)))
        {
            attempt.IsCut = true;
            attempt.IsHandled = false;
            attempt.End = Math.Max(attempt.Begin, Math.Min(attempt.End, now));
        }
    }

    /// <summary>Sends an event to each instance that has nothing to do, until each of them has begun one: another one may be faster.</summary>
    /// <param name="conversation">The beginning of the names of their conversations.</param>
    /// <param name="work">How long they take.</param>
    public async Task UseEachAsync(string conversation, TimeSpan work)
    {
        for (int n = 0; _instances.FirstOrDefault(instance => !instance.HasEnded && instance.Attempts.Count == 0) is { } idle; n++)
        {
            string id = $"{conversation}{(char)('a' + n)}.1.{work.TotalMilliseconds}";
            await DeliverAsync([id], idle);
            await Wait.UntilAsync(() => Attempts.Any(attempt => attempt.Id == id), id);
        }
    }

    /// <summary>Lets the users write, and something happen when 40 % of it is handled.</summary>
    public async Task<Findings> RunAsync(Func<Load, Task> fault)
    {
        Task users = Task.WhenAll(Enumerable.Range(0, Users).Select(WriteAsync));
        await Wait.UntilAsync(() => Attempts.Count(attempt => attempt.IsHandled) >= Users * Messages * 4 / 10, "40 % handled");
        await fault(this);
        _fault.SetResult();
        await users;
        await Task.WhenAll(_late);
        await database.UntilEmptyAsync();
        // Those that have started again have joined.
        await UseEachAsync("last", TimeSpan.FromMilliseconds(300));
        await database.UntilEmptyAsync();
        await Task.WhenAll(_instances.Where(instance => !instance.HasEnded).Select(instance => instance.StopAsync()));
        return new([.. _events.Values], [.. Attempts], [.. _started.SelectMany(instance => instance.Log)]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Instance instance in _started)
            await instance.DisposeAsync();
    }

    private async Task WriteAsync(int user)
    {
        for (int n = 1; n <= Messages; n++)
        {
            if (n == Messages - LastMessages + 1)
                await _fault.Task;

            bool isPostback = HasVersions && n % 5 == 2;
            string[] ids = n % 6 == 3 ? [Id(n), Id(++n)] : [Id(n)];
            await DeliverAsync(ids, isPostback ? _instances[0] : null, isPostback);
            await Task.Delay(100 * ((user + (3 * n)) % 9));
        }

        string Id(int n) => $"user{(char)('a' + user)}.{n}.{(HasFailure && user == 0 && n == 5 ? "fail" : 300 + (100 * (((7 * user) + (5 * n)) % 8)))}";
    }

    /// <param name="ids">The events of the request.</param>
    /// <param name="to">The only instance that receives it; <see langword="null"/> for both in turn.</param>
    /// <param name="isPostback">Whether they are postbacks, and not messages.</param>
    private async Task DeliverAsync(string[] ids, Instance? to = null, bool isPostback = false)
    {
        int number = Interlocked.Increment(ref _requests);
        string body = Delivery.Of(ids);
        if (isPostback)
            body = body.Replace("conversation:message", "conversation:postback", StringComparison.Ordinal);

        Sent[] events = [.. ids.Select((id, i) => new Sent(id, number, i, Stopwatch.GetTimestamp()))];
        foreach (Sent sent in events)
            Assert.True(_events.TryAdd(sent.Id, sent));

        await UntilAcceptedAsync();
        foreach (Sent sent in events)
            sent.Accepted = Stopwatch.GetTimestamp();

        if (number % 5 == 0)
            _late.Enqueue(SendLateAsync());

        async Task UntilAcceptedAsync()
        {
            var watch = Stopwatch.StartNew();
            for (int i = number; ; i++)
            {
                Instance[] targets = to is not null ? [to] : number % 3 == 0 ? [.. _instances] : [_instances[i % 2]];
                if ((await Task.WhenAll(targets.Select(instance => instance.PostAsync(body)))).Contains(true))
                    return;

                Assert.True(watch.Elapsed < Patience, $"Never accepted: {ids[0]}");
                await Task.Delay(100);
            }
        }

        async Task SendLateAsync()
        {
            await Task.Delay(3000);
            await UntilAcceptedAsync();
        }
    }
}

/// <summary>An event that was sent.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Request">The request that it was sent with.</param>
/// <param name="Index">Its place in the request.</param>
/// <param name="First">When it was first sent.</param>
internal sealed record Sent(string Id, int Request, int Index, long First)
{
    public string Conversation { get; } = Id.Split('.')[0];

    public bool AlwaysFails => Id.EndsWith(".fail", StringComparison.Ordinal);

    /// <summary>When the first response with 200 was there.</summary>
    public long Accepted { get; set; } = long.MaxValue;

    /// <summary>Whether its place in the order is promised to be before another one's.</summary>
    public bool IsBefore(Sent other) => Conversation == other.Conversation && (Accepted < other.First || Request == other.Request && Index < other.Index);
}
