using Npgsql;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// How many events a second the inbox on PostgreSQL stores and handles, against the receiver alone and against the durable inbox of Wolverine on the same
/// database; how soon an event begins on an idle instance; and that neither handled events nor waiting ones make it slower. Run by hand, within
/// <c>.ci/postgres</c>; exits with 1 if a ratio is not what it must be.
/// </summary>
internal static class InboxThroughput
{
    private const int Conversations = 1000;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(9);

    public static async Task<int> RunAsync(int seconds)
    {
        int turns = Math.Max(1, seconds / (int)Turn.TotalSeconds);
        bool isEnough = true;
        foreach (int events in (int[])[1, 10])
            isEnough &= await CompareAsync(events, turns);

        isEnough &= await BeginAsync();
        isEnough &= await HandledRowsAsync(turns);
        isEnough &= await WaitingAsync(turns);
        isEnough &= await PostponedAsync(turns);
        return isEnough ? 0 : 1;
    }

    /// <summary>The hosts of Wolverine are not idle while they have nothing to do: they do not run beside the receiver alone.</summary>
    private static async Task<bool> CompareAsync(int events, int turns)
    {
        Rates[] own = await TakeTurnsAsync(events, turns, ("receiver", InboxStorage.None), ("inbox", InboxStorage.Inbox), ("only stores", InboxStorage.StoredOnly));
        Rates[] peers = await TakeTurnsAsync(events, turns, ("inbox", InboxStorage.Inbox), ("Wolverine", InboxStorage.Wolverine), (" local queue", InboxStorage.WolverineLocal), (" not once", InboxStorage.WolverineLocalTwice));
        return Check("stored while handling, to the receiver alone", own[1].Stored / own[0].Stored, atLeast: 0.12)
            & Check("only stored, to the receiver alone", own[2].Stored / own[0].Stored, atLeast: events == 1 ? 0.3 : 0.2)
            & Check("stored, to Wolverine", peers[0].Stored / peers[1].Stored, atLeast: events == 1 ? 1.5 : 4)
            & Check("handled, to Wolverine", peers[0].Handled / peers[1].Handled, atLeast: 4);
    }

    private static async Task<Rates[]> TakeTurnsAsync(int events, int turns, params (string Name, InboxStorage Storage)[] contestants)
    {
        var requests = new WebhookRequests(events, Conversations);
        var instances = new List<Instance>();
        try
        {
            foreach ((_, InboxStorage storage) in contestants)
                instances.Add(await Instance.StartAsync(storage));

            foreach (Instance instance in instances)
            {
                // Until the runtime has optimized what runs.
                await instance.TakeAsync(requests, WarmUp);
                instance.Clear();
            }

            for (int turn = 0; turn < turns; turn++)
            {
                foreach (Instance instance in turn % 2 == 0 ? instances : instances.AsEnumerable().Reverse())
                    await instance.TakeAsync(requests, Turn);
            }

            Print($"{events} event(s) a request from 64 callers, {turns} turns of {Turn.TotalSeconds} s for each");
            Console.WriteLine("             | stored/s | handled/s | CPU an event, µs: application | database");
            foreach (((string name, _), Instance instance) in contestants.Zip(instances))
                Print($"{name,-12} | {instance.Stored,8:N0} | {instance.Handled,9:N0} | {instance.ApplicationTime.TotalMicroseconds:F0} | {instance.DatabaseTime.TotalMicroseconds:F0}");

            return [.. instances.Select(instance => new Rates(instance.Stored, instance.Handled))];
        }
        finally
        {
            foreach (Instance instance in instances)
                await instance.DisposeAsync();
        }
    }

    /// <summary>From the response to the begin of the handler, on an instance with nothing else to do.</summary>
    private static async Task<bool> BeginAsync()
    {
        const int WarmUp = 50;
        const int Count = 500;

        await using Instance inbox = await Instance.StartAsync(InboxStorage.Inbox);
        var requests = new WebhookRequests(1, Conversations);
        var pause = new Random(1);
        var delays = new List<double>();
        for (int i = 0; i < WarmUp + Count; i++)
        {
            await Task.Delay(pause.Next(5, 40));
            TimeSpan delay = await inbox.BeginAsync(requests);
            if (i >= WarmUp)
                delays.Add(delay.TotalMilliseconds);
        }

        delays.Sort();
        Print($"Begin of {Count} events, one at a time, after the response");
        return Check("median, ms", delays[Count / 2], atMost: 10) & Check("99 %, ms", delays[Count * 99 / 100], atMost: 50);
    }

    private static async Task<bool> HandledRowsAsync(int turns)
    {
        const int Rows = 1_000_000;

        await using Instance empty = await Instance.StartAsync(InboxStorage.Inbox);
        await using Instance full = await Instance.StartAsync(InboxStorage.Inbox);
        await Instance.ExecuteAsync($"""
            insert into {full.Table} (key, conversation, receiver, body, closed)
            select gen_random_uuid(), hashint8extended(n % 100000, 0), '', '', now() from generate_series(1, {Rows}) n
            """);
        return await AlternateAsync($"{Rows:N0} handled events kept: handled/s", empty, full, turns, (instance, duration) => instance.TakeAsync(new(10, Conversations), duration), atLeast: 0.8);
    }

    /// <summary>Events that were stored while nothing was handled, one a conversation or a hundred.</summary>
    private static async Task<bool> WaitingAsync(int turns)
    {
        const int Count = 10_000;

        var rates = new Dictionary<int, List<double>> { [100] = [], [100_000] = [] };
        for (int turn = 0; turn < turns; turn++)
        {
            foreach (int conversations in rates.Keys)
            {
                await using Instance storing = await Instance.StartAsync(InboxStorage.StoredOnly);
                await new WebhookRequests(10, conversations).SendAsync(storing.Client, Math.Max(Count, conversations));
                await using Instance handling = await Instance.StartAsync(InboxStorage.Inbox, storing.Table);
                rates[conversations].Add(await handling.HandleAsync(Count));
            }
        }

        return Compare("100 and 100,000 conversations wait: handled/s", rates[100].Average(), rates[100_000].Average(), atLeast: 0.5);
    }

    /// <summary>Events that wait for their next attempt.</summary>
    private static async Task<bool> PostponedAsync(int turns)
    {
        await using Instance few = await PostponeAsync(100);
        await using Instance many = await PostponeAsync(100_000);
        return await AlternateAsync("100 and 100,000 conversations wait for a retry: handled/s", few, many, turns, (instance, duration) => instance.TakeAsync(new(10, Conversations), duration), atLeast: 0.5);

        static async Task<Instance> PostponeAsync(int conversations)
        {
            Instance instance = await Instance.StartAsync(InboxStorage.Inbox);
            await Instance.ExecuteAsync($"""
                insert into {instance.Table} (key, conversation, receiver, body, attempts, due)
                select gen_random_uuid(), hashint8extended(n, 0), '', '', 1, now() + interval '1 day' from generate_series(1, {conversations}) n
                """);
            return instance;
        }
    }

    private static async Task<bool> AlternateAsync(string what, Instance before, Instance after, int turns, Func<Instance, TimeSpan, Task> takeAsync, double atLeast)
    {
        foreach (Instance instance in (Instance[])[before, after])
        {
            await takeAsync(instance, WarmUp);
            instance.Clear();
        }

        for (int turn = 0; turn < turns; turn++)
        {
            foreach (Instance instance in turn % 2 == 0 ? [before, after] : (Instance[])[after, before])
                await takeAsync(instance, Turn);
        }

        return Compare(what, before.Handled, after.Handled, atLeast);
    }

    private static bool Compare(string what, double before, double after, double atLeast)
    {
        Print($"{what} {before:N0} and {after:N0}");
        return Check("ratio", after / before, atLeast);
    }

    private static bool Check(string what, double value, double atLeast = double.MinValue, double atMost = double.MaxValue)
    {
        bool isEnough = value >= atLeast && value <= atMost;
        string limit = atMost == double.MaxValue ? $"at least {atLeast}" : $"at most {atMost}";
        Print($"  {what}: {value:F2} ({limit}{(isEnough ? "" : ": NOT REACHED")})");
        return isEnough;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A second.</summary>
    private sealed record Rates(double Stored, double Handled);

    /// <summary>A server, and what it did so far.</summary>
    private sealed class Instance : IAsyncDisposable
    {
        private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);
        private static int _tables;

        private readonly InboxStorage _storage;
        private readonly ServerProcess _process;
        private readonly List<double> _stored = [];
        private readonly List<double> _handled = [];
        private long _expected;
        private long _taken;
        private TimeSpan _applicationTime;
        private TimeSpan _databaseTime;

        private Instance(InboxStorage storage, ServerProcess process, string table)
        {
            _storage = storage;
            _process = process;
            Table = table;
            Client = new HttpClient { BaseAddress = process.BaseUrl };
        }

        public string Table { get; }

        public HttpClient Client { get; }

        public double Stored => _stored.Average();

        public double Handled => _handled.Average();

        /// <summary>Of an event.</summary>
        public TimeSpan ApplicationTime => _applicationTime / _taken;

        /// <summary>Of an event.</summary>
        public TimeSpan DatabaseTime => _databaseTime / _taken;

        public static async Task<Instance> StartAsync(InboxStorage storage, string? table = null)
        {
            table ??= $"inbox_{Environment.ProcessId}_{Interlocked.Increment(ref _tables)}";
            return new(storage, await ServerProcess.StartAsync(ServerProcess.InboxArgument, storage.ToString(), table), table);
        }

        public void Clear()
        {
            _stored.Clear();
            _handled.Clear();
            _taken = 0;
            _applicationTime = _databaseTime = default;
        }

        /// <summary>Takes events for a turn, and handles the last of them after it.</summary>
        public async Task TakeAsync(WebhookRequests requests, TimeSpan duration)
        {
            TimeSpan application = _process.ProcessorTime;
            TimeSpan database = await OfDatabaseAsync();
            long start = Stopwatch.GetTimestamp();
            int accepted = await requests.SendAsync(Client, duration);
            _stored.Add(accepted / Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (_storage != InboxStorage.StoredOnly)
            {
                _expected += accepted;
                await WaitForHandledAsync(_expected);
            }

            _handled.Add(_storage == InboxStorage.StoredOnly ? 0 : accepted / Stopwatch.GetElapsedTime(start).TotalSeconds);
            _taken += accepted;
            _applicationTime += _process.ProcessorTime - application;
            _databaseTime += await OfDatabaseAsync() - database;
        }

        /// <returns>How many a second it handles of those that wait, after the first.</returns>
        public async Task<double> HandleAsync(int count)
        {
            long first = await WaitForHandledAsync(1);
            long start = Stopwatch.GetTimestamp();
            long last = await WaitForHandledAsync(count);
            return (last - first) / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        public async Task<TimeSpan> BeginAsync(WebhookRequests requests)
        {
            await requests.SendOneAsync(Client);
            long responded = Stopwatch.GetTimestamp();
            await WaitForHandledAsync(++_expected);
            long begun = await GetAsync(InboxServer.BegunPath);
            return begun > responded ? Stopwatch.GetElapsedTime(responded, begun) : TimeSpan.Zero;
        }

        public static async Task ExecuteAsync(string sql)
        {
            await using NpgsqlDataSource source = NpgsqlDataSource.Create(InboxServer.ConnectionString);
            await using NpgsqlCommand command = source.CreateCommand(sql);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await _process.DisposeAsync();
        }

        /// <summary>The processes of the server, which is on this machine.</summary>
        private static async Task<TimeSpan> OfDatabaseAsync()
        {
            TimeSpan time = default;
            await using NpgsqlDataSource source = NpgsqlDataSource.Create(InboxServer.ConnectionString);
            await using NpgsqlCommand command = source.CreateCommand("select pid from pg_stat_activity where pid <> pg_backend_pid()");
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                using var process = Process.GetProcessById(reader.GetInt32(0));
                time += process.TotalProcessorTime;
            }

            return time;
        }

        private async Task<long> WaitForHandledAsync(long count)
        {
            while (true)
            {
                long handled = await GetAsync(InboxServer.HandledPath);
                if (handled >= count)
                    return handled;

                await Task.Delay(Poll);
            }
        }

        private async Task<long> GetAsync(string path) => long.Parse(await Client.GetStringAsync(path), CultureInfo.InvariantCulture);
    }
}
