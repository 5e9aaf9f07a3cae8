using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SunshineConversations.AspNetCore.AotSmoke;

/// <summary>Receives webhooks as one native file without a runtime, over a socket.</summary>
internal static class Program
{
    private const string Secret = "the-secret";
    private const double Megabyte = 1024 * 1024;

    private const string Batch = """
        {"app":{"id":"app"},"webhook":{"id":"hook","version":"v2"},"events":[
        {"id":"1","createdAt":"2026-11-25T12:00:00.000Z","type":"conversation:message","payload":{"conversation":{"id":"c"},"message":{"id":"m","author":{"type":"user"}}}},
        {"id":"2","type":"passthrough:messaging","payload":{}}]}
        """;

    private static async Task<int> Main()
    {
        // Far more than it takes: whatever hangs is a failure, and not a build that never ends.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await RefuseToStartAsync(limit.Token);
            await ReceiveAsync(limit.Token);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"The smoke test failed: {e}");
            return 1;
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Runtime} on {RuntimeInformation.RuntimeIdentifier}: webhooks received, {Path.GetFileName(Environment.ProcessPath)} {new FileInfo(Environment.ProcessPath!).Length / Megabyte:F1} MB, peak memory {process.PeakWorkingSet64 / Megabyte:F1} MB"));
        return 0;
    }

    /// <summary>Only a runtime that loads assemblies knows which ones exist.</summary>
    private static string Runtime => AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is null ? "Native AOT" : "JIT";

    private static async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = Builder();
        builder.Configuration["SunshineConversations:Webhooks:Secrets:0"] = Secret;
        builder.Configuration["SunshineConversations:Webhooks:HandlerTimeout"] = "00:00:15";
        var seen = new Seen();
        builder.Services.AddSingleton(seen);
        builder.Services.AddSunshineConversationsWebhooks()
            .AddBotHandler<ConversationMessageEvent, Greeter>("bot")
            .AddHandler<WebhookEvent>((received, _) =>
            {
                seen.Events.Add($"any {received.Type}");
                return Task.CompletedTask;
            });
        builder.Services.AddHealthChecks().AddSunshineConversationsWebhooks();
        await using WebApplication app = builder.Build();
        app.MapSunshineConversationsWebhooks("/hooks/sunshine");
        await app.StartAsync(cancellationToken);

        Check.That(app.Services.GetRequiredService<IOptionsMonitor<SunshineConversationsWebhooksOptions>>().Get("").HandlerTimeout == TimeSpan.FromSeconds(15));
        HealthReport health = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
        Check.That(health.Status == HealthStatus.Healthy);

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Check.That(await PostAsync(client, "wrong", Batch, cancellationToken) == HttpStatusCode.Unauthorized);
        Check.That(await PostAsync(client, Secret, "[]", cancellationToken) == HttpStatusCode.BadRequest);
        Check.That(seen.Events.Count == 0);
        Check.That(await PostAsync(client, Secret, Batch, cancellationToken) == HttpStatusCode.OK);
        Check.That(string.Join(", ", seen.Events) == "app 1 conversation:message, any conversation:message, any passthrough:messaging");
        await app.StopAsync(cancellationToken);
    }

    private static async Task RefuseToStartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = Builder();
        builder.Services.AddSunshineConversationsWebhooks().AddHandler<WebhookEvent>((_, _) => Task.CompletedTask);
        await using WebApplication app = builder.Build();
        OptionsValidationException e = await Check.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(cancellationToken));
        Check.That(e.Message.StartsWith("Secrets is required", StringComparison.Ordinal));
    }

    private static WebApplicationBuilder Builder()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string key, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/sunshine") { Content = new StringContent(body), Headers = { { WebhookSecret.HeaderName, key } } };
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }
}
