using Sunshine_Bot;
using SunshineConversations;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

builder.Services.AddSunshineConversations();
builder.Services.AddSunshineConversationsWebhooks()
    .SetUp(services => (Bot.AppId(services), Bot.Describe(services)))
    .AddBotHandler<ConversationMessageEvent, MessageHandler>(Bot.Name)
    .AddBotHandler<ConversationPostbackEvent, PostbackHandler>(Bot.Name);
builder.Services.AddHealthChecks().AddSunshineConversationsWebhooks();

WebApplication app = builder.Build();
app.MapSunshineConversationsWebhooks(Bot.Path);
app.MapHealthChecks("/health");
// When a webhook is saved, Zendesk may send HEAD to the root of the domain.
app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], () => "Sunshine-Bot");
app.Run();
