using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SunshineConversations.Emulator.Tool;

/// <summary>The emulator as a program. Tests start <see cref="SunshineConversationsEmulator"/> in-process instead.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [SetupCommand.Name, .. var options]:
                return await SetupCommand.RunAsync(options, Console.Out, Console.Error);
            case [InboxCommand.Name, .. var options]:
                return InboxCommand.Run(options, Console.Out, Console.Error);
            case ["help", ..]:
            case var _ when Arguments.WantHelp(args):
                Console.WriteLine(Help.Text);
                return 0;
            case [[not '-', ..] command, ..]:
                Console.Error.WriteLine($"There is no command '{command}'. --help lists what there is.");
                return 1;
        }

        try
        {
            await RunEmulatorAsync(args);
            return 0;
        }
        // The file of the data, an option, a setting, or a URL that cannot be listened on.
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or SocketException or InvalidOperationException or ArgumentException or FormatException)
        {
            Console.Error.WriteLine(exception.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    private static async Task RunEmulatorAsync(string[] args)
    {
        // Not from the environment, where a variable of this name may mean anything.
        string? path = Arguments.ReadDataPath(args);
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        // Kestrel would report each response that a fault cuts off as an error of the application. The emulator logs its
        // own failures itself, and what the host says about its start is printed below.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        EmulatorOptions options = EmulatorOptions.FromConfiguration(builder.Configuration.GetSection("Emulator"));

        var account = new EmulatorAccount(options, TimeProvider.System);
        if (path is not null)
            builder.Services.AddHostedService(_ => new DataFile(path, account, Console.Error));

        await using WebApplication app = EmulatorApplication.Build(builder, account);
        await app.StartAsync();
        Console.WriteLine(Describe(OnThisMachine(app.Urls.First()), account));
        await app.WaitForShutdownAsync();
    }

    /// <summary>The URL by which this machine reaches one that is listened on: that of all interfaces has no host that the emulator accepts.</summary>
    internal static string OnThisMachine(string url)
    {
        BindingAddress address = BindingAddress.Parse(url);
        bool isOfOneInterface = address.IsUnixPipe || address.IsNamedPipe
            || (IPAddress.TryParse(address.Host, out IPAddress? ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any));
        return isOfOneInterface ? url : string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://localhost:{address.Port}{address.PathBase}");
    }

    private static string Describe(string url, EmulatorAccount account)
    {
        EmulatorOptions options = account.Options;
        string[] users;
        lock (account.Lock)
            users = [.. account.SeedApp.Users.All.Take(10).Select(user => SimulatedUser.Name(user.Id, user.ExternalId))];

        return string.Create(CultureInfo.InvariantCulture, $$"""
            URL: {{url}}
            App: {{options.AppId}}
            Key of the app: {{options.KeyId}}:{{options.KeySecret}}
            Key of the account: {{options.AccountKeyId}}:{{options.AccountKeySecret}}
            OAuth client: {{options.OAuthClientId}}:{{options.OAuthClientSecret}}
            Users: {{string.Join(", ", users)}}
            Page: {{url}}{{EmulatorApplication.OwnPath}}

            curl -u {{options.KeyId}}:{{options.KeySecret}} {{url}}/v2/apps/{{options.AppId}}/switchboards
            """);
    }
}
