namespace SunshineConversations.Emulator.Tool;

/// <summary>The emulator as a program of its own; tests start <see cref="SunshineConversationsEmulator"/> instead.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        // A cut-off answer is asked for by a header, and yet Kestrel would report each one as an application error.
        // What goes wrong by mistake is logged by the emulator itself.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
        EmulatorOptions options = EmulatorOptions.FromConfiguration(builder.Configuration.GetSection("Emulator"));

        await using WebApplication app = EmulatorApplication.Build(builder, options, TimeProvider.System, new EmulatorCounters());
        await app.RunAsync();
    }
}
