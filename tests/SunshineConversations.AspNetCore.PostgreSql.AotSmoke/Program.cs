using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.AspNetCore.PostgreSql.AotSmoke;

/// <summary>Handles webhooks from the inbox as one native file without a runtime, with the server of <c>.ci/postgres</c>.</summary>
internal static class Program
{
    private const string Secret = "the-secret";

    private const string Batch = """
        {"app":{"id":"app"},"webhook":{"id":"hook","version":"v2"},"events":[
        {"id":"1","createdAt":"2026-11-25T12:00:00.000Z","type":"conversation:message","payload":{"conversation":{"id":"c"},"message":{"id":"m","author":{"type":"user"}}}},
        {"id":"2","type":"passthrough:messaging","payload":{"conversation":{"id":"c"}}}]}
        """;

    private static async Task<int> Main()
    {
        // Far more than it takes: whatever hangs is a failure, and not a build that never ends.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await ReceiveAsync(Environment.GetEnvironmentVariable("SUNSHINE_POSTGRES")!, limit.Token);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"The smoke test failed: {e}");
            return 1;
        }

        using var process = Process.GetCurrentProcess();
        string runtime = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is null ? "Native AOT" : "JIT";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runtime} on {RuntimeInformation.RuntimeIdentifier}: webhooks handled from the inbox, {Path.GetFileName(Environment.ProcessPath)} {new FileInfo(Environment.ProcessPath!).Length / 1048576.0:F1} MB, peak memory {process.PeakWorkingSet64 / 1048576.0:F1} MB"));
        return 0;
    }

    private static async Task ReceiveAsync(string connectionString, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var handled = new List<string>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int failures = 0;
        builder.Services.AddSunshineConversationsWebhooks(options => options.Secrets = [Secret])
            .AddHandler<WebhookEvent>((received, _) =>
            {
                handled.Add($"{received.Id} {received.Type}");
                return Task.CompletedTask;
            })
            .AddHandler<UnknownWebhookEvent>((_, _) =>
            {
                if (failures++ == 0)
                    throw new InvalidOperationException("once");

                done.SetResult();
                return Task.CompletedTask;
            })
            // A table that is new each time.
            .UsePostgreSqlInbox(connectionString, options => options.Table = $"smoke_{Environment.ProcessId}_{Environment.TickCount64}");
        builder.Services.AddHealthChecks().AddSunshineConversationsInbox();
        await using WebApplication app = builder.Build();
        app.MapSunshineConversationsWebhooks("/hooks/sunshine");
        await app.StartAsync(cancellationToken);

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/sunshine") { Content = new StringContent(Batch), Headers = { { WebhookSecret.HeaderName, Secret } } };
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        Check.That(response.StatusCode == HttpStatusCode.OK);
        await done.Task.WaitAsync(cancellationToken);

        // The first handler did not run again.
        Check.That(string.Join(", ", handled) == "1 conversation:message, 2 passthrough:messaging");
        HealthReport health = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
        Check.That(health.Status == HealthStatus.Healthy);
        await app.StopAsync(cancellationToken);
    }
}
