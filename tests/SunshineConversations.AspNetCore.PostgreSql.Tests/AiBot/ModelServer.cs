using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.AiBot;

/// <summary>A server of chat completions on loopback. What it receives is what a provider would.</summary>
internal sealed class ModelServer(WebApplication app) : IAsyncDisposable
{
    /// <summary>The messages of each request: role and text.</summary>
    public ConcurrentQueue<(string Role, string Text)[]> Requests { get; } = new();

    /// <summary>The headers and bodies of the requests.</summary>
    public ConcurrentQueue<(string Authorization, JsonNode Body)> Raw { get; } = new();

    /// <summary>How it responds; by default it repeats the last texts of users.</summary>
    public Func<string, CancellationToken, Task<IResult>> Respond { get; set; } = (text, _) => Task.FromResult(Says(text));

    public Uri Endpoint => new($"{app.Urls.First()}/v1");

    public static async Task<ModelServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new ModelServer(app);
        app.MapPost("/v1/chat/completions", server.RespondAsync);
        await app.StartAsync();
        return server;
    }

    public static IResult Says(string text) => Message(new() { ["role"] = "assistant", ["content"] = text });

    public static IResult Calls(string function, string arguments) => Message(new()
    {
        ["role"] = "assistant",
        ["tool_calls"] = new JsonArray(new JsonObject { ["id"] = "1", ["type"] = "function", ["function"] = new JsonObject { ["name"] = function, ["arguments"] = arguments } }),
    });

    public Task UntilRequestedAsync(int count) => Wait.UntilAsync(() => Requests.Count >= count, $"{count} requests of the model, {Requests.Count} are");

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> RespondAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        JsonNode body = (await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken))!;
        (string Role, string Text)[] messages = [.. body["messages"]!.AsArray().Select(message => ((string)message!["role"]!, TextOf(message["content"]!)))];
        Raw.Enqueue((request.Headers.Authorization.ToString(), body));
        Requests.Enqueue(messages);
        return await Respond(string.Join('+', messages.Reverse().TakeWhile(message => message.Role == "user").Select(message => message.Text).Reverse()), cancellationToken);
    }

    private static string TextOf(JsonNode content) => content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string)content!;

    private static IResult Message(JsonObject message) => Results.Text(
        new JsonObject { ["id"] = "1", ["object"] = "chat.completion", ["created"] = 0, ["model"] = "m", ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = "stop", ["message"] = message }) }.ToJsonString(),
        "application/json");
}
