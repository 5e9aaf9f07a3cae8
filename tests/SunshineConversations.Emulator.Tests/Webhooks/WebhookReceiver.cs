using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SunshineConversations.Emulator.Tests.Webhooks;

/// <summary>A server that webhooks are delivered to.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public string Target => $"{_app.Urls.Single()}/hook";

    public ConcurrentQueue<ReceivedWebhook> Received { get; } = [];

    /// <summary>The events of every request, in order.</summary>
    public IEnumerable<JsonObject> Events => Received.SelectMany(received => received.Events);

    /// <summary>The status of each response, by the number of the request from 0.</summary>
    public Func<int, int> StatusOf { get; set; } = _ => StatusCodes.Status200OK;

    /// <summary>The task that a response waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The work of a bot before it responds.</summary>
    public Func<ReceivedWebhook, Task> Handle { get; set; } = _ => Task.CompletedTask;

    public static async Task<WebhookReceiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        WebApplication app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string body = await reader.ReadToEndAsync();
        int number = Received.Count;
        var received = new ReceivedWebhook(context.Request.Method, context.Request.Path, context.Request.ContentType, context.Request.Headers["X-API-Key"], body);
        Received.Enqueue(received);
        await Gate.WaitAsync(context.RequestAborted);
        await Handle(received);
        context.Response.StatusCode = StatusOf(number);
        if (context.Response.StatusCode == StatusCodes.Status302Found)
            context.Response.Headers.Location = "/elsewhere";
    }
}

internal sealed record ReceivedWebhook(string Method, string Path, string? ContentType, string? ApiKey, string Text)
{
    public JsonObject Body { get; } = JsonNode.Parse(Text)!.AsObject();

    public IEnumerable<JsonObject> Events => Body["events"]!.AsArray().Select(each => each!.AsObject());
}
