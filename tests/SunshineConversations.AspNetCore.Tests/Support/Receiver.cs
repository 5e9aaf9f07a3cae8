using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.AspNetCore.Tests.Support;

/// <summary>An application that receives webhooks on a port of loopback.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "the-secret-of-the-webhook-1";
    public const string Path = "/hooks/sunshine";
    public const string Section = "SunshineConversations:Webhooks";

    private readonly HttpClient _client = new();

    private Receiver(WebApplication app) => App = app;

    public WebApplication App { get; }

    public CapturingLogger Log { get; private init; } = new();

    public Uri Url => new(App.Urls.Single());

    /// <summary>Starts one with the secret in its configuration.</summary>
    /// <param name="handlers">Adds its handlers.</param>
    /// <param name="configure">Adds what else the application has.</param>
    /// <param name="map">Maps it, among what else the application has; by itself it is mapped to <see cref="Path"/>.</param>
    public static Task<Receiver> StartAsync(Action<SunshineConversationsWebhooksBuilder> handlers, Action<WebApplicationBuilder>? configure, Action<WebApplication>? map = null) =>
        StartAsync(
            builder =>
            {
                builder.Configuration[$"{Section}:Secrets:0"] = Secret;
                configure?.Invoke(builder);
                handlers(builder.Services.AddSunshineConversationsWebhooks());
            },
            map ?? (app => app.MapSunshineConversationsWebhooks(Path)));

    public static Task<Receiver> StartAsync(Action<SunshineConversationsWebhooksBuilder> handlers) => StartAsync(handlers, configure: null);

    /// <summary>Starts an application.</summary>
    public static async Task<Receiver> StartAsync(Action<WebApplicationBuilder> configure, Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        // Nothing of the machine.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var log = new CapturingLogger();
        log.Services(builder.Services);
        configure(builder);
        WebApplication app = builder.Build();
        var receiver = new Receiver(app) { Log = log };
        try
        {
            map(app);
            await app.StartAsync();
            return receiver;
        }
        catch
        {
            await receiver.DisposeAsync();
            throw;
        }
    }

    /// <summary>Posts a body, with the secret by default.</summary>
    public Task<HttpStatusCode> PostAsync(string body, string? key = Secret, string path = Path) =>
        SendAsync(HttpMethod.Post, path, key, request => request.Content = new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Posts a body as it is, with the secret.</summary>
    public Task<HttpStatusCode> PostAsync(HttpContent content) => SendAsync(HttpMethod.Post, change: request => request.Content = content);

    /// <summary>Sends a request that <paramref name="change"/> completes.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpMethod method, string path = Path, string? key = Secret, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Url, path));
        if (key is not null)
            request.Headers.TryAddWithoutValidation(WebhookSecret.HeaderName, key);

        change?.Invoke(request);
        using HttpResponseMessage response = await _client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Changes values of the configuration and reloads it, as a file that changes does.</summary>
    public void Reload(params (string Key, string? Value)[] values)
    {
        foreach ((string key, string? value) in values)
            App.Configuration[key] = value;

        ((IConfigurationRoot)App.Configuration).Reload();
    }

    /// <summary>The application begins to stop, while the server still listens.</summary>
    public void BeginToStop() => App.Lifetime.StopApplication();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _client.Dispose();
        Log.Dispose();
    }
}
