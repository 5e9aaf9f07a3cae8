using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SunshineConversations;
using SunshineConversations.AiBot;
using SunshineConversations.Emulator;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// Without a key there is no account: the emulator acts as the service and the users, and both listen on free ports of this machine.
await using SunshineConversationsEmulator? emulator = string.IsNullOrEmpty(builder.Configuration["SunshineConversations:KeyId"]) ? await SunshineConversationsEmulator.StartAsync() : null;
if (emulator is not null)
{
    builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["SunshineConversations:BaseUrl"] = emulator.BaseUrl.ToString(),
        ["SunshineConversations:KeyId"] = emulator.Options.KeyId,
        ["SunshineConversations:KeySecret"] = emulator.Options.KeySecret,
        ["SunshineConversations:AppId"] = emulator.Options.AppId,
        ["urls"] = builder.Configuration["urls"] ?? "http://127.0.0.1:0",
    });
}

// With a database, handlers run from the inbox, for as long as it takes. Without one they run within the request, of which the service waits 20 seconds for the end.
string? inbox = builder.Configuration.GetConnectionString("Inbox");
// An emulator on this machine, such as that of an Aspire app host, reaches the bot at the URL that it listens on.
bool isEmulator = Uri.TryCreate(builder.Configuration["SunshineConversations:BaseUrl"], UriKind.Absolute, out Uri? service) && service.IsLoopback;
builder.Services.AddOptions<BotOptions>()
    .Configure(options => options.ModelTimeout = TimeSpan.FromSeconds(string.IsNullOrEmpty(inbox) ? 15 : 60))
    .BindConfiguration("AiBot")
    .Configure<IConfiguration>((options, configuration) => options.AppId = configuration["SunshineConversations:AppId"] ?? "")
    .Validate(options => !string.IsNullOrEmpty(options.AppId), "Set SunshineConversations__AppId to the ID of the app.")
    .Validate(options => isEmulator || options.PublicUrl is not null, "For a real account set AiBot__PublicUrl to the URL at which the service reaches this program.")
    .Validate(options => options.ModelTimeout > TimeSpan.Zero && options.ModelTimeout <= TimeSpan.FromMinutes(4), "Set AiBot__ModelTimeout to at most 4 minutes, such as 00:00:30.")
    .ValidateOnStart();
builder.Services.AddSingleton(Model.From(builder.Configuration));
builder.Services.AddSingleton(PartitionedRateLimiter.Create<string, string>(conversation =>
    RateLimitPartition.GetConcurrencyLimiter(conversation, _ => new() { PermitLimit = 1, QueueLimit = int.MaxValue })));
builder.Services.TryAddSingleton(TimeProvider.System);
builder.Services.AddSunshineConversations();
SunshineConversationsWebhooksBuilder webhooks = builder.Services.AddSunshineConversationsWebhooks()
    .SetUp(services => (services.GetRequiredService<IOptions<BotOptions>>().Value.AppId, Bot.Of(services)))
    .AddBotHandler<ConversationMessageEvent, LanguageModelBot>(Bot.Name);
IHealthChecksBuilder health = builder.Services.AddHealthChecks().AddSunshineConversationsWebhooks();
if (!string.IsNullOrEmpty(inbox))
{
    webhooks.UsePostgreSqlInbox(inbox, options => options.HandlerTimeout = TimeSpan.FromMinutes(5));
    health.AddSunshineConversationsInbox();
}

WebApplication app = builder.Build();
app.MapSunshineConversationsWebhooks(Bot.Path);
app.MapHealthChecks("/health");
// When a webhook is saved, Zendesk may send HEAD to the root of the domain too.
app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], () => "The language model bot of SunshineConversations.Refit");
await app.StartAsync();
if (emulator is not null)
{
    Console.WriteLine($"""
        Talk to the bot in a browser: {emulator.BaseUrl}emulator
        Its model is canned unless Model__Name is set: try "hours", "think", "story", "human", "nothing" and "fail".
        """);
}

await app.WaitForShutdownAsync();
