using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SunshineConversations.Serialization;

namespace SunshineConversations.Benchmarks;

/// <summary>A server with the receiver, and with a minimal-API endpoint that only deserializes the same body.</summary>
internal static class ReceiverServer
{
    public const string Secret = "the-secret-of-the-webhook";
    public const string ReceiverPath = "/receiver";
    public const string FloorPath = "/floor";

    /// <summary>Of the ID of each event; eight hexadecimal digits follow.</summary>
    public const string EventIdPrefix = "5f7f1d2e8b0c4a00";

    private const int Events = 10;

    /// <summary>A batch of ten messages.</summary>
    public static byte[] Body { get; } = BodyOf(Events);

    /// <summary>A batch of messages.</summary>
    public static byte[] BodyOf(int events) => JsonSerializer.SerializeToUtf8Bytes(new WebhookPayload
    {
        App = new() { Id = Samples.AppId },
        Webhook = new() { Id = "5ffdc3d5a0c9a20007dbf9f6", Version = "v2" },
        Events = [.. Enumerable.Range(0, events).Select(Event)],
    }, SunshineConversationsJsonContext.Default.WebhookPayload);

    public static async Task<int> RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, SunshineConversationsJsonContext.Default));
        builder.Services.AddSunshineConversationsWebhooks(options => options.Secrets = [Secret])
            .AddHandler<ConversationMessageEvent>((_, _) => Task.CompletedTask);
        await using WebApplication app = builder.Build();
        app.MapSunshineConversationsWebhooks(ReceiverPath);
        app.MapPost(FloorPath, (WebhookPayload payload) => payload.Events.Count == Events ? Results.Ok() : Results.BadRequest());
        await app.StartAsync();
        await ServerProcess.ServeAsync(new Uri(app.Urls.Single()));
        return 0;
    }

    private static ConversationMessageEvent Event(int number) => new()
    {
        Id = $"{EventIdPrefix}{number:x8}",
        CreatedAt = new(2026, 11, 25, 12, 0, number, TimeSpan.Zero),
        Payload = new()
        {
            Conversation = new() { Id = Samples.ConversationId, Type = ConversationType.Personal },
            Message = new()
            {
                Id = $"5f7f1d2e8b0c4a01{number:x8}",
                Received = new(2026, 11, 25, 12, 0, number, TimeSpan.Zero),
                Author = new() { Type = MessageAuthorType.User, UserId = Samples.UserId },
                Content = new TextMessage("Where is my order? It was to arrive yesterday."),
                Source = new() { Type = "web" },
            },
        },
    };
}
