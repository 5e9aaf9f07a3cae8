using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.Benchmarks;

/// <summary>A server that does as little as one can: it returns the same page of 25 conversations, or the same conversation, for every request.</summary>
internal static class FixedServer
{
    public static async Task<int> RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        byte[] page = Samples.Page(25);
        app.Run(context =>
        {
            byte[] response = context.Request.QueryString.HasValue ? page : Samples.One;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = response.Length;
            return context.Response.Body.WriteAsync(response, 0, response.Length);
        });
        await app.StartAsync();
        await ServerProcess.ServeAsync(new Uri(app.Urls.Single()));
        return 0;
    }
}
