using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SunshineConversations.Emulator;
using SunshineConversations.Quickstart;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);

// Without a key there is no account: the emulator acts as the service, on a free port of this machine.
bool realAccount = !string.IsNullOrEmpty(builder.Configuration["SunshineConversations:KeyId"]);
await using SunshineConversationsEmulator? emulator = realAccount ? null : await SunshineConversationsEmulator.StartAsync();
if (emulator is not null)
{
    builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["SunshineConversations:BaseUrl"] = emulator.BaseUrl.ToString(),
        ["SunshineConversations:KeyId"] = emulator.Options.KeyId,
        ["SunshineConversations:KeySecret"] = emulator.Options.KeySecret,
        ["Quickstart:AppId"] = emulator.Options.AppId,
        ["Quickstart:UserId"] = emulator.Options.Users[0].Id,
    });
}

string? appId = builder.Configuration["Quickstart:AppId"];
string? userId = builder.Configuration["Quickstart:UserId"];
if (string.IsNullOrEmpty(appId) || string.IsNullOrEmpty(userId))
{
    Console.Error.WriteLine("For a real account set Quickstart__AppId and Quickstart__UserId too: the app, and the user whose conversations are created and deleted.");
    return 2;
}

builder.Services.AddSingleton(new QuickstartTarget(appId, userId, realAccount));
builder.Services.AddSingleton<SentRequests>();
builder.Services.AddTransient<SentRequestsHandler>();
builder.Services.AddHostedService<QuickstartWorker>();
builder.Services.AddSunshineConversations().AddHttpMessageHandler<SentRequestsHandler>();

Console.WriteLine(emulator is null
    ? "The quickstart runs against your account, and removes what it creates."
    : $"The quickstart runs against the emulator at {emulator.BaseUrl}");
await builder.Build().RunAsync();
return Environment.ExitCode;
