using Microsoft.Extensions.Options;
using SunshineConversations;
using SunshineConversations.EchoBot;
using SunshineConversations.Emulator;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// Without a key there is no account: the emulator acts as the service and the users, on a free port of this machine.
await using SunshineConversationsEmulator? emulator = string.IsNullOrEmpty(builder.Configuration["SunshineConversations:KeyId"]) ? await SunshineConversationsEmulator.StartAsync() : null;
if (emulator is not null)
{
    builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["SunshineConversations:BaseUrl"] = emulator.BaseUrl.ToString(),
        ["SunshineConversations:KeyId"] = emulator.Options.KeyId,
        ["SunshineConversations:KeySecret"] = emulator.Options.KeySecret,
        ["SunshineConversations:AppId"] = emulator.Options.AppId,
    });
}

// An emulator on this machine, such as that of an Aspire app host, reaches the bot at the URL that it listens on.
bool isEmulator = Uri.TryCreate(builder.Configuration["SunshineConversations:BaseUrl"], UriKind.Absolute, out Uri? service) && service.IsLoopback;
builder.Services.AddOptions<BotOptions>().BindConfiguration("EchoBot")
    .Configure<IConfiguration>((options, configuration) => options.AppId = configuration["SunshineConversations:AppId"] ?? "")
    .Validate(options => !string.IsNullOrEmpty(options.AppId), "Set SunshineConversations__AppId to the ID of the app.")
    .Validate(options => isEmulator || options.PublicUrl is not null, "For a real account set EchoBot__PublicUrl to the URL at which the service reaches this program.")
    .ValidateOnStart();
builder.Services.AddHybridCache();
builder.Services.AddSingleton<HandledEvents>();
builder.Services.AddSunshineConversations();
builder.Services.AddSunshineConversationsWebhooks()
    .SetUp(services => (services.GetRequiredService<IOptions<BotOptions>>().Value.AppId, Bot.Of(services)))
    .AddBotHandler<ConversationMessageEvent, MessageHandler>(Bot.Name)
    .AddBotHandler<ConversationPostbackEvent, PostbackHandler>(Bot.Name);
builder.Services.AddHealthChecks().AddSunshineConversationsWebhooks();

WebApplication app = builder.Build();
app.MapSunshineConversationsWebhooks(Bot.Path);
app.MapHealthChecks("/health");
// When a webhook is saved, Zendesk may send HEAD to the root of the domain too.
app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], () => "The echo bot of SunshineConversations.Refit");
await app.StartAsync();
if (emulator is not null)
    Console.WriteLine(Instructions.For(emulator));

await app.WaitForShutdownAsync();
