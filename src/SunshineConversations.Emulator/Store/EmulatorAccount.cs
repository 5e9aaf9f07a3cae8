using System.Globalization;

namespace SunshineConversations.Emulator;

/// <summary>The state of the emulator: the apps of one account. Each operation runs entirely under <see cref="Lock"/>.</summary>
internal sealed class EmulatorAccount : IDisposable
{
    private string _idPrefix;
    private long _lastSequence;

    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public EmulatorAccount(EmulatorOptions options, TimeProvider clock)
    {
        options.ThrowIfInvalid();
        Options = options;
        Files = new FileStorage(options);
        Clock = clock;
        // Like the service's own IDs, these begin with a time. All of them have the time of the start, so that a
        // clock that is set back cannot change their order, on which paging relies.
        _idPrefix = ((uint)clock.GetUtcNow().ToUnixTimeSeconds()).ToString("x8", CultureInfo.InvariantCulture);
        SeedApp = new AppState(this, App.Seed(options));
        SeedApp.AddSeedData();
        Apps.Set(SeedApp);
        Deliveries = new WebhookDeliveries(this);
        Journal = new Journal(this);
        WithEach(app => app.Changed += Counters.Count);
    }

    /// <summary>Raised under the lock when an app has been created.</summary>
    public event Action<AppState>? AppAdded;

    /// <summary>Raised under the lock after a reset.</summary>
    public event Action? Cleared;

    public Lock Lock { get; } = new();

    public EmulatorOptions Options { get; }

    public FileStorage Files { get; }

    public TimeProvider Clock { get; }

    /// <summary>The app of the options. It is always the same object, even after it was deleted.</summary>
    public AppState SeedApp { get; }

    /// <summary>Listed by the empty string.</summary>
    public Table<AppState> Apps { get; } = new(app => app.Id, _ => [""]);

    public EmulatorCounters Counters { get; } = new();

    public WebhookDeliveries Deliveries { get; }

    public Journal Journal { get; }

    public InjectedFaults Faults { get; } = new();

    public AuthorizationCodes Codes { get; } = new();

    /// <summary>24 hexadecimal digits; each ID is greater than all previous ones.</summary>
    public string NewId() => _idPrefix + (++_lastSequence).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Runs an action for every existing and future app.</summary>
    public void WithEach(Action<AppState> connect)
    {
        lock (Lock)
        {
            connect(SeedApp);
            AppAdded += connect;
        }
    }

    public AppState AddApp(App app)
    {
        AppState added = Apps.Set(new AppState(this, app));
        AppAdded?.Invoke(added);
        return added;
    }

    /// <summary>The app with an ID; without an ID, that of the caller or the preconfigured one.</summary>
    /// <exception cref="EmulatorErrorException">404: there is no such app. 403: it is not the caller's.</exception>
    public AppState AppOf(Caller caller, string? id)
    {
        if (id is null)
            return Apps.Find(caller.AppId ?? "") ?? SeedApp;

        AppState app = Apps.Find(id) ?? throw EmulatorErrorException.AppNotFound();
        return caller.AppId is null || caller.AppId == id ? app : throw EmulatorErrorException.Forbidden();
    }

    /// <summary>Deletes an app and everything in it.</summary>
    public void RemoveApp(AppState app)
    {
        Apps.Remove(app);
        app.Clear();
    }

    /// <summary>Resets to the initial state.</summary>
    public void Reset()
    {
        lock (Lock)
        {
            Clear();
            AddSeedApp();
        }
    }

    /// <summary>Replaces the state with one that was saved. The preconfigured app is created again if it is not among the saved ones.</summary>
    /// <param name="lastId">The last ID that was given before.</param>
    /// <param name="apps">The apps.</param>
    /// <param name="fill">Adds the resources of an app.</param>
    public void Replace(string lastId, IEnumerable<App> apps, Action<AppState> fill)
    {
        Clear();
        if (string.CompareOrdinal(lastId, NewId()) > 0)
        {
            _idPrefix = lastId[..8];
            _lastSequence = long.Parse(lastId.AsSpan(8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        foreach (App app in apps)
        {
            if (app.Id != Options.AppId)
            {
                fill(AddApp(app));
                continue;
            }

            SeedApp.App = app;
            fill(Apps.Set(SeedApp));
        }

        if (Apps.Find(Options.AppId) is null)
            AddSeedApp();
    }

    /// <summary>Cancels scheduled actions and deletes the temporary files.</summary>
    public void Dispose()
    {
        lock (Lock)
        {
            Journal.Close();
            Clear();
        }
    }

    private void AddSeedApp()
    {
        SeedApp.App = App.Seed(Options);
        SeedApp.AddSeedData();
        Apps.Set(SeedApp);
    }

    private void Clear()
    {
        foreach (AppState app in Apps.List(""))
            RemoveApp(app);

        Codes.Clear();
        Faults.Clear();
        Cleared?.Invoke();
    }
}
