using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SunshineConversations.Emulator;

/// <summary>
/// An emulator of the Sunshine Conversations API that runs inside the process that starts it, on a free loopback port,
/// with its state in memory. It reads no command line, no environment variables and no settings file, logs nothing, and
/// handles no signals. Several can run side by side.
/// </summary>
/// <example><code>
/// await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
/// // Start a bot with emulator.BaseUrl and the key of emulator.Options; then play its user.
/// SimulatedUser ann = emulator.User("your-own-user-id");
/// await ann.SendMessageAsync("Hello");
/// EmulatorMessage reply = await ann.WaitForMessageAsync();
/// </code></example>
public sealed class SunshineConversationsEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SunshineConversationsEmulator(WebApplication app, EmulatorAccount account)
    {
        _app = app;
        Account = account;
        BaseUrl = new Uri(app.Urls.Single());
    }

    /// <summary>The URL that it listens on, such as <c>http://127.0.0.1:41234</c>. The API is served under <c>/v2</c> and <c>/sc/v2</c>.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The options that it runs with. Their documentation says which of them can be changed while it runs.</summary>
    public EmulatorOptions Options => Account.Options;

    /// <summary>The counters since the start, as of now.</summary>
    public EmulatorStats Stats => Account.Counters.Snapshot();

    /// <summary>
    /// The latest requests to the API, in order: what the bot called. Those to <c>/emulator</c> are not included. The latest
    /// 1,000 are kept, with at most 16 MB of bodies; <c>GET /emulator/requests</c> counts the others.
    /// </summary>
    public IReadOnlyList<EmulatorRequest> Requests
    {
        get
        {
            lock (Account.Lock)
                return [.. Account.Journal.Requests];
        }
    }

    /// <summary>The latest deliveries to webhooks, in order, as of now. The latest 1,000 are kept, with at most 16 MB of bodies.</summary>
    public IReadOnlyList<EmulatorDelivery> Deliveries
    {
        get
        {
            lock (Account.Lock)
                return Account.Deliveries.View().Deliveries;
        }
    }

    internal EmulatorAccount Account { get; }

    /// <summary>The preconfigured app.</summary>
    internal AppState State => Account.SeedApp;

    /// <summary>Starts an emulator. It accepts requests when the task completes.</summary>
    /// <param name="options">The options. The documented defaults if <see langword="null"/>.</param>
    /// <param name="timeProvider">
    /// The clock for timestamps, the expiry of tokens, delays, timeouts and retries of webhooks. The system's if
    /// <see langword="null"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public static Task<SunshineConversationsEmulator> StartAsync(
        EmulatorOptions? options = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default) =>
        // A caller may block the thread of its SynchronizationContext, on which ASP.NET Core itself sometimes resumes.
        Task.Run(() => StartWithoutContextAsync(options, timeProvider, cancellationToken), cancellationToken);

    /// <summary>
    /// Completes when no webhook is being called. Deliveries waiting for their next attempt, and events waiting for
    /// <see cref="EmulatorOptions.WebhookBatchDelay"/>, are not included.
    /// </summary>
    /// <param name="cancellationToken">Cancels waiting.</param>
    public Task WaitForDeliveriesAsync(CancellationToken cancellationToken = default) => Account.Deliveries.Ended.WaitAsync(cancellationToken);

    /// <summary>A user of the preconfigured app, to be played by a test.</summary>
    /// <param name="userIdOrExternalId">The ID of the user, or the external ID.</param>
    /// <param name="brandId">The brand of a user with an external ID who is separated by brand, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">There is no such user; the message says who there is.</exception>
    public SimulatedUser User(string userIdOrExternalId, string? brandId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(userIdOrExternalId);
        lock (Account.Lock)
        {
            Account.Journal.ThrowIfClosed();
            User user = State.Users.Find(userIdOrExternalId) ?? State.UserByExternalId(userIdOrExternalId, brandId)
                ?? throw new ArgumentException($"Nobody is known as '{userIdOrExternalId}'. {DescribeUsers()}", nameof(userIdOrExternalId));
            return new SimulatedUser(this, State, user);
        }
    }

    /// <summary>Creates a user in the preconfigured app. No event reports it.</summary>
    /// <param name="externalId">The business's own ID for the user. <see langword="null"/> for an anonymous user.</param>
    /// <param name="brandId">The brand of a user that is separated by brand, or <see langword="null"/>.</param>
    /// <param name="zendeskId">The ID of the Zendesk user behind the user, or <see langword="null"/>.</param>
    /// <param name="email">An email address among the identities of the user, or <see langword="null"/>.</param>
    /// <param name="deviceTypes">The devices of the user: <c>android</c>, <c>ios</c> or <c>web</c>. <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">Another user has one of these IDs, or a type of a device is unknown.</exception>
    public SimulatedUser CreateUser(string? externalId = null, string? brandId = null, string? zendeskId = null, string? email = null, IReadOnlyList<string>? deviceTypes = null)
    {
        lock (Account.Lock)
        {
            Account.Journal.ThrowIfClosed();
            var user = new EmulatorUser(State.NewId(), externalId, zendeskId, brandId, email, deviceTypes);
            EmulatorOptions.ThrowIfInvalid([user], nameof(deviceTypes));
            if (externalId is not null && State.UserByExternalId(externalId, brandId) is not null)
                throw new ArgumentException($"Another user has the external ID '{externalId}'. {DescribeUsers()}", nameof(externalId));

            if (zendeskId is not null && State.Users.Count(Emulator.User.ZendeskKey(zendeskId)) > 0)
                throw new ArgumentException($"Another user has the Zendesk ID '{zendeskId}'.", nameof(zendeskId));

            SeedUsers.Add(State, user);
            Account.Journal.Pulse();
            return new SimulatedUser(this, State, State.Users.Find(user.Id)!);
        }
    }

    /// <summary>Logs a user in with a token of the business, like the Web Widget and the mobile SDKs. The user is created if necessary.</summary>
    /// <param name="token">A JWT that is signed with a key of the emulator, with the scope <c>user</c> and an <c>external_id</c>.</param>
    /// <exception cref="ArgumentException">The token is invalid or has expired.</exception>
    public SimulatedUser LogIn(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        lock (Account.Lock)
        {
            try
            {
                (AppState app, User user) = UserLogin.Login(Account, token);
                Account.Journal.Pulse();
                return new SimulatedUser(this, app, user);
            }
            catch (EmulatorErrorException exception)
            {
                throw new ArgumentException("The token is invalid or has expired.", nameof(token), exception);
            }
        }
    }

    /// <summary>Injects a fault into the next requests for an operation, whatever client sends them. The check of the credentials comes before it.</summary>
    /// <param name="operation">The ID of the operation in the official description, such as <c>PostMessage</c>.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">How many requests it affects.</param>
    /// <returns>Ends the fault when it is disposed. <see cref="Reset"/> ends it too.</returns>
    /// <exception cref="ArgumentException">There is no such operation; the message lists those that there are.</exception>
    public IDisposable InjectFault(string operation, EmulatorFault fault, int times = 1)
    {
        ThrowIfUnknown(operation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        if (!Enum.IsDefined(fault))
            throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault.");

        lock (Account.Lock)
        {
            InjectedFault injected = Account.Faults.Add(operation, fault, times);
            Account.Journal.Pulse();
            return new FaultEnd(this, injected);
        }
    }

    /// <summary>
    /// Completes when a bot that sets itself up is ready: when the preconfigured app has a webhook, and each of its webhooks responds
    /// with a status from 200 to 299 to a delivery without events. Such deliveries are made until then; <see cref="Deliveries"/> does not
    /// contain them.
    /// </summary>
    /// <param name="timeout">How long to wait, in real time whatever the clock of the emulator is. 30 seconds by default.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="TimeoutException">The exception says what is missing, and lists the failed requests of the bot.</exception>
    public async Task WaitForWebhookAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        TimeSpan patience = timeout ?? TimeSpan.FromSeconds(30);
        SimulatedUser.ThrowIfNegative(patience, nameof(timeout));
        using var expiry = new CancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        string? problem = null;
        TimeSpan delay = TimeSpan.FromMilliseconds(20);
        try
        {
            while (true)
            {
                Webhook[] webhooks = (await Account.Journal.WaitAsync(() => State.Webhooks.All is { Count: > 0 } all ? all.ToArray() : null, Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(false))!;
                string? response = null;
                foreach (Webhook webhook in webhooks)
                {
                    problem = $"The webhook at {webhook.Target} did not respond";
                    response = await Account.Deliveries.FindProblemAsync(State, webhook, either.Token).ConfigureAwait(false);
                    if (response is null)
                        continue;

                    problem += $" with success, but {response},";
                    break;
                }

                if (response is null)
                    return;

                await Task.Delay(delay, either.Token).ConfigureAwait(false);
                delay = delay < TimeSpan.FromSeconds(1) ? delay * 2 : delay;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            lock (Account.Lock)
                throw new TimeoutException(SilenceReport.OfMissingBot(State, problem, patience));
        }
    }

    /// <summary>
    /// The next request for an operation that this method has not returned yet, in the order of the requests. Waits if there is none:
    /// for what a bot does without a message, such as <c>PassControl</c>.
    /// </summary>
    /// <param name="operation">The ID of the operation in the official description.</param>
    /// <param name="timeout">How long to wait, in real time whatever the clock of the emulator is. 5 seconds by default.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ArgumentException">There is no such operation; the message lists those that there are.</exception>
    /// <exception cref="TimeoutException">No request came. The exception says what came instead.</exception>
    public async Task<EmulatorRequest> WaitForRequestAsync(string operation, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ThrowIfUnknown(operation);
        TimeSpan patience = timeout ?? SimulatedUser.DefaultTimeout;
        SimulatedUser.ThrowIfNegative(patience, nameof(timeout));
        EmulatorRequest? found = await Account.Journal.WaitAsync(() => Account.Journal.TakeRequest(operation), patience, cancellationToken).ConfigureAwait(false);
        if (found is not null)
            return found;

        lock (Account.Lock)
            throw new TimeoutException(SilenceReport.OfMissingRequest(State, operation, patience));
    }

    /// <summary>
    /// Attempts every delivery that waits for its next attempt, without moving the clock. Waits first for the attempts that are being
    /// made, and completes when no webhook is being called any more.
    /// </summary>
    /// <param name="cancellationToken">Cancels waiting.</param>
    public async Task RetryNowAsync(CancellationToken cancellationToken = default)
    {
        await WaitForDeliveriesAsync(cancellationToken).ConfigureAwait(false);
        lock (Account.Lock)
            Account.Deliveries.RetryNow();

        await WaitForDeliveriesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Delivers a payload as it is, such as one that was recorded, to every webhook of the preconfigured app, with its secret and
    /// whatever its triggers are. A failed delivery is retried like any other.
    /// </summary>
    /// <param name="utf8Payload">A JSON object in UTF-8.</param>
    /// <param name="cancellationToken">Cancels waiting for the responses.</param>
    /// <returns>The deliveries after their first attempts.</returns>
    /// <exception cref="ArgumentException">The payload is not a JSON object.</exception>
    /// <exception cref="InvalidOperationException">There is no webhook.</exception>
    public async Task<IReadOnlyList<EmulatorDelivery>> DeliverAsync(ReadOnlyMemory<byte> utf8Payload, CancellationToken cancellationToken = default)
    {
        ThrowIfNoObject(utf8Payload.Span, nameof(utf8Payload));
        WebhookDelivery[] deliveries;
        Task attempts;
        lock (Account.Lock)
        {
            if (State.Webhooks.All.Count == 0)
                throw new InvalidOperationException("There is no webhook that the payload could be delivered to.");

            (deliveries, attempts) = Account.Deliveries.Deliver(State, utf8Payload.ToArray());
        }

        await attempts.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (Account.Lock)
            return [.. deliveries.Select(delivery => delivery.ToView())];
    }

    /// <summary>
    /// Delivers something again, whatever became of it, to the webhook as it is now: the same events with the same IDs. A delivery that succeeded
    /// before remains <see cref="EmulatorDeliveryStatus.Delivered"/>; a planned attempt remains planned until one succeeds.
    /// </summary>
    /// <param name="delivery">One of <see cref="Deliveries"/>.</param>
    /// <param name="cancellationToken">Cancels waiting for the response.</param>
    /// <returns>The delivery after the attempt.</returns>
    /// <exception cref="InvalidOperationException">The delivery is no longer kept, or its webhook no longer exists.</exception>
    public async Task<EmulatorDelivery> RedeliverAsync(EmulatorDelivery delivery, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        WebhookDelivery known;
        Task attempt;
        lock (Account.Lock)
        {
            (known, attempt) = Account.Deliveries.Redeliver(delivery.Id)
                ?? throw new InvalidOperationException($"The delivery {delivery.Id} is no longer kept, or its webhook no longer exists.");
        }

        await attempt.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (Account.Lock)
            return known.ToView();
    }

    /// <summary>
    /// Returns to the initial state: deletes everything that is not configured, and forgets requests, deliveries, faults, and what
    /// users were given. Waits that are running continue. <see cref="Stats"/> continue to count.
    /// </summary>
    public void Reset() => Account.Reset();

    /// <summary>
    /// Stops listening, ends the responses that are still being sent, and frees the port. Waits that are running, and later actions of
    /// users, throw an <see cref="ObjectDisposedException"/>.
    /// </summary>
    public ValueTask DisposeAsync() => new(Task.Run(async () =>
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }));

    private static async Task<SunshineConversationsEmulator> StartWithoutContextAsync(EmulatorOptions? options, TimeProvider? timeProvider, CancellationToken cancellationToken)
    {
        var account = new EmulatorAccount(options ?? new EmulatorOptions(), timeProvider ?? TimeProvider.System);

        // The empty builder reads nothing of its host: no arguments, no environment, no appsettings.json.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port: 0, endpoint => endpoint.Protocols = HttpProtocols.Http1));

        WebApplication app = EmulatorApplication.Build(builder, account);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new SunshineConversationsEmulator(app, account);
    }

    private static void ThrowIfUnknown(string operation)
    {
        ArgumentException.ThrowIfNullOrEmpty(operation);
        if (!ApiOperations.All.Any(known => known.Id == operation))
            throw new ArgumentException($"There is no operation '{operation}'. There are: {string.Join(", ", ApiOperations.All.Select(known => known.Id))}.", nameof(operation));
    }

    private string DescribeUsers() =>
        $"Known: {string.Join(", ", State.Users.All.Select(user => SimulatedUser.Name(user.Id, user.ExternalId)))}.";

    private static void ThrowIfNoObject(ReadOnlySpan<byte> json, string parameter)
    {
        try
        {
            if (JsonNode.Parse(json) is JsonObject)
                return;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException("The payload is not valid JSON.", parameter, exception);
        }

        throw new ArgumentException("The payload is not a JSON object.", parameter);
    }

    /// <summary>Ends a fault.</summary>
    private sealed class FaultEnd(SunshineConversationsEmulator emulator, InjectedFault fault) : IDisposable
    {
        public void Dispose()
        {
            lock (emulator.Account.Lock)
            {
                emulator.Account.Faults.Remove(fault);
                emulator.Account.Journal.Pulse();
            }
        }
    }

    /// <summary>The default lifetime would handle Ctrl+C, which belongs to the process that hosts the emulator.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
