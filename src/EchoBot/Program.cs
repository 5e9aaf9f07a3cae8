using SunshineConversations;
using SunshineConversations.EchoBot;
using SunshineConversations.Emulator;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// Without a key there is no account: the emulator acts as the service and the users, on a free port of this machine.
bool realAccount = !string.IsNullOrEmpty(builder.Configuration["SunshineConversations:KeyId"]);
await using SunshineConversationsEmulator? emulator = realAccount ? null : await SunshineConversationsEmulator.StartAsync();
if (emulator is not null)
{
    builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["SunshineConversations:BaseUrl"] = emulator.BaseUrl.ToString(),
        ["SunshineConversations:KeyId"] = emulator.Options.KeyId,
        ["SunshineConversations:KeySecret"] = emulator.Options.KeySecret,
        ["EchoBot:AppId"] = emulator.Options.AppId,
    });
}

builder.Services.AddOptions<BotOptions>().BindConfiguration("EchoBot")
    .Validate(options => !string.IsNullOrEmpty(options.AppId) && (!realAccount || options.PublicUrl is not null), "For a real account set EchoBot__AppId, and EchoBot__PublicUrl to the URL at which the service reaches this program.")
    .ValidateOnStart();
builder.Services.AddHybridCache();
builder.Services.AddSingleton<HandledEvents>();
builder.Services.AddSunshineConversations();
builder.Services.AddSingleton<BotIntegration>();
builder.Services.AddHostedService(services => services.GetRequiredService<BotIntegration>());
builder.Services.AddSingleton<IWebhookSecretProvider>(services => services.GetRequiredService<BotIntegration>());
builder.Services.AddSunshineConversationsWebhooks()
    .AddHandler<ConversationMessageEvent, MessageHandler>()
    .AddHandler<ConversationPostbackEvent, PostbackHandler>();

WebApplication app = builder.Build();
app.MapSunshineConversationsWebhooks(BotIntegration.Path);
await app.StartAsync();
if (emulator is not null)
    Console.WriteLine(Instructions.For(emulator));

await app.WaitForShutdownAsync();
