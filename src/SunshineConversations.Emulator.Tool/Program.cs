namespace SunshineConversations.Emulator.Tool;

/// <summary>The emulator as a program. Tests start <see cref="SunshineConversationsEmulator"/> in-process instead.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is [SetupCommand.Name, .. var options])
            return await SetupCommand.RunAsync(options, Console.Out, Console.Error);

        await RunEmulatorAsync(args);
        return 0;
    }

    private static async Task RunEmulatorAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        // Kestrel would report each response that a fault cuts off as an error of the application. The emulator logs its
        // own failures itself.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
        EmulatorOptions options = EmulatorOptions.FromConfiguration(builder.Configuration.GetSection("Emulator"));

        var account = new EmulatorAccount(options, TimeProvider.System);
        await using WebApplication app = EmulatorApplication.Build(builder, account);
        await app.StartAsync();
        string url = app.Urls.First();
        Console.WriteLine(
            $"""
            URL: {url}
            App: {options.AppId}
            Key of the app: {options.KeyId}:{options.KeySecret}
            Key of the account: {options.AccountKeyId}:{options.AccountKeySecret}
            OAuth client: {options.OAuthClientId}:{options.OAuthClientSecret}
            Page: {url}{EmulatorApplication.OwnPath}
            """);
        await app.WaitForShutdownAsync();
    }
}
