using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace SunshineConversations.AiBot;

/// <summary>The bot's place in the app: before the agents in the switchboard, and first in control of a conversation.</summary>
internal static class Bot
{
    public const string Name = "bot";
    public const string Path = "/hooks/sunshine";

    public static BotSetup Of(IServiceProvider services)
    {
        BotOptions options = services.GetRequiredService<IOptions<BotOptions>>().Value;
        Uri url = options.PublicUrl ?? new Uri(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new("AiBot", new Uri(url, Path).ToString())
        {
            SwitchboardIntegration = Name,
            NextSwitchboardIntegration = options.AgentIntegration,
            IsDefault = true,
            DeliverStandbyEvents = false,
        };
    }
}
