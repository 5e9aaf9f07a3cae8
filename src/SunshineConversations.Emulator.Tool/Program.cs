using System.Globalization;

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
            case ["--help" or "-h" or "-?" or "help", ..]:
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
        // The data of the file, a setting, or a port that is in use.
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException or ArgumentException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static async Task RunEmulatorAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        // Kestrel would report each response that a fault cuts off as an error of the application. The emulator logs its
        // own failures itself, and what the host says about its start is printed below.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        EmulatorOptions options = EmulatorOptions.FromConfiguration(builder.Configuration.GetSection("Emulator"));

        var account = new EmulatorAccount(options, TimeProvider.System);
        // Not from the environment, where a variable of this name may mean anything.
        if (new ConfigurationBuilder().AddCommandLine(args).Build()["data"] is { Length: > 0 } path)
            builder.Services.AddHostedService(_ => new DataFile(path, account));

        await using WebApplication app = EmulatorApplication.Build(builder, account);
        await app.StartAsync();
        Console.WriteLine(Describe(app.Urls.First(), account));
        await app.WaitForShutdownAsync();
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
