using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SunshineConversations;

namespace Sunshine_Bot;

/// <summary>The bot's place in the app: before the agents in the switchboard, and first in control of a conversation.</summary>
internal static class Bot
{
    public const string Name = "bot";
    public const string Path = "/hooks/sunshine";

    public static string AppId(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>()["SunshineConversations:AppId"] ?? throw new InvalidOperationException("Set SunshineConversations__AppId to the ID of the app.");

    public static BotSetup Describe(IServiceProvider services) => new("Sunshine-Bot", new Uri(UrlOf(services), Path).ToString())
    {
        SwitchboardIntegration = Name,
        NextSwitchboardIntegration = SwitchboardTarget.AgentWorkspace,
        IsDefault = true,
        DeliverStandbyEvents = false,
    };

    /// <summary>The URL at which the service reaches this program; with an emulator on this machine, the one that it listens on.</summary>
    private static Uri UrlOf(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        if (configuration["Bot:PublicUrl"] is { Length: > 0 } url)
            return new Uri(url);

        return Uri.TryCreate(configuration["SunshineConversations:BaseUrl"], UriKind.Absolute, out Uri? service) && service.IsLoopback
            ? new Uri(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First())
            : throw new InvalidOperationException("Set Bot__PublicUrl to the https URL at which the service reaches this program.");
    }
}
