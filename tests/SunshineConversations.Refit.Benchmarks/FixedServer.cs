using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.Benchmarks;

/// <summary>A server that does as little as one can: whatever it is asked, it gives the same conversation.</summary>
internal static class FixedServer
{
    public static async Task<int> RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        app.Run(static context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Answers.One.Length;
            return context.Response.Body.WriteAsync(Answers.One, 0, Answers.One.Length);
        });
        await app.StartAsync();
        await ServerProcess.ServeAsync(new Uri(app.Urls.Single()));
        return 0;
    }
}
