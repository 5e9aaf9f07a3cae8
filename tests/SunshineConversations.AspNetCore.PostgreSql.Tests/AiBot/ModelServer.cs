using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.AiBot;

/// <summary>A server of chat completions on loopback: it receives the same as a provider.</summary>
internal sealed class ModelServer(WebApplication app) : IAsyncDisposable
{
    /// <summary>The messages of each request: role and text.</summary>
    public ConcurrentQueue<(string Role, string Text)[]> Requests { get; } = new();

    /// <summary>The last request.</summary>
    public (string Authorization, JsonNode Body) Last { get; private set; }

    /// <summary>How it responds to the texts after its last response.</summary>
    public Func<string, CancellationToken, Task<IResult>> Respond { get; set; } = RepeatAsync;

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

    /// <summary>From now on it responds when the gate is open.</summary>
    public Gate Hold(Func<string, IResult>? respond = null)
    {
        var gate = new Gate();
        Respond = async (text, cancellationToken) =>
        {
            await gate.WaitAsync(cancellationToken);
            return (respond ?? Says)(text);
        };
        return gate;
    }

    public void Reset()
    {
        Requests.Clear();
        Respond = RepeatAsync;
    }

    public Task UntilRequestedAsync(int count) => Wait.UntilAsync(() => Requests.Count >= count, $"{count} requests of the model, {Requests.Count} are");

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> RespondAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        JsonNode body = (await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken))!;
        (string Role, string Text)[] messages = [.. body["messages"]!.AsArray().Select(message => ((string)message!["role"]!, TextOf(message["content"]!)))];
        Last = (request.Headers.Authorization.ToString(), body);
        Requests.Enqueue(messages);
        return await Respond(string.Join('+', messages.Reverse().TakeWhile(message => message.Role == "user").Select(message => message.Text).Reverse()), cancellationToken);
    }

    private static Task<IResult> RepeatAsync(string text, CancellationToken cancellationToken) => Task.FromResult(Says(text));

    private static string TextOf(JsonNode content) => content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string)content!;

    private static IResult Message(JsonObject message) => Results.Text(
        new JsonObject { ["id"] = "1", ["object"] = "chat.completion", ["created"] = 0, ["model"] = "m", ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = "stop", ["message"] = message }) }.ToJsonString(),
        "application/json");
}
