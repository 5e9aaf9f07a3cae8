using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpLogging;

namespace SunshineConversations.AspNetCore.Tests;

/// <summary>Each status of the receiver is the one that the service sees, whatever the application has around the endpoint.</summary>
public sealed class HostTests
{
    private const string Wrong = "/wrong";

    /// <summary>Features of an application, with their services; <see cref="Wrong"/> is a page that responds 400, which is final, to a POST.</summary>
    private static readonly Dictionary<string, (Action<IServiceCollection> Services, Action<WebApplication> Use)> Hosts = new()
    {
        ["nothing"] = (Nothing, Nothing),
        ["status code pages"] = (_ => { }, app => app.UseStatusCodePages()),
        ["status code pages that execute again"] = (_ => { }, app => app.UseStatusCodePagesWithReExecute(Wrong)),
        ["status code pages that execute again, before routing"] = (_ => { }, app => app.UseStatusCodePagesWithReExecute(Wrong).UseRouting()),
        ["status code pages that redirect"] = (_ => { }, app => app.UseStatusCodePagesWithRedirects(Wrong)),
        ["an exception handler"] = (services => services.AddProblemDetails(), app => app.UseExceptionHandler(failed => failed.Run(WriteWrongAsync))),
        ["the page for developers"] = (_ => { }, app => app.UseDeveloperExceptionPage()),
        ["antiforgery"] = (services => services.AddAntiforgery(), app => app.UseAntiforgery()),
        ["HTTPS redirection behind a trusted proxy"] = (services => services.AddHttpsRedirection(options => options.HttpsPort = 443), app => app.Use(Before(http => http.Request.Scheme = "https")).UseHttpsRedirection()),
        ["authorization"] = (
            services => services.AddAuthentication("None").AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, Nobody>("None", null).Services
                .AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder("None").RequireAuthenticatedUser().Build()),
            app => app.UseStatusCodePagesWithReExecute(Wrong).UseAuthentication().UseAuthorization()),
        ["CORS"] = (services => services.AddCors(), app => app.UseCors(policy => policy.WithOrigins("https://example.com"))),
        ["time limits"] = (services => services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromTicks(1), TimeoutStatusCode = 400 }), app => app.UseRequestTimeouts()),
        ["caches"] = (services => services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())).AddResponseCaching(), app => app.UseOutputCache().UseResponseCaching()),
        ["compression"] = (services => services.AddResponseCompression().AddRequestDecompression(), app => app.UseResponseCompression().UseRequestDecompression()),
        ["logging of bodies"] = (services => services.AddHttpLogging(options => options.LoggingFields = HttpLoggingFields.All), app => app.UseHttpLogging()),
        ["buffering of requests"] = (_ => { }, app => app.Use(Before(http => http.Request.EnableBuffering()))),
        ["a status that is there before"] = (_ => { }, app => app.Use(Before(http => http.Response.StatusCode = 404))),
        ["a status that is replaced afterwards"] = (_ => { }, app => app.Use(After(http =>
        {
            if (http.Response is { HasStarted: false, StatusCode: > 400 })
                http.Response.StatusCode = 400;
        }))),
        ["a failure afterwards"] = (_ => { }, app => app.UseExceptionHandler(failed => failed.Run(WriteWrongAsync)).Use(After(http =>
        {
            if (http.Response.StatusCode != 200)
                throw new InvalidOperationException();
        }))),
    };

    public static TheoryData<string> Names { get; } = new(Hosts.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_status_is_seen_as_what_it_is(string host)
    {
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.AddHandler<UnknownWebhookEvent>((_, _) => throw new InvalidOperationException()),
            builder => Hosts[host].Services(builder.Services),
            app =>
            {
                Hosts[host].Use(app);
                app.Map(Wrong, (RequestDelegate)WriteWrongAsync);
                app.MapSunshineConversationsWebhooks(Receiver.Path);
            });

        Assert.Equal(200, (int)await receiver.PostAsync(Batch.One));
        Assert.Equal(400, (int)await receiver.PostAsync("hello"));
        Assert.Equal(401, (int)await receiver.PostAsync(Batch.One, "wrong"));
        Assert.Equal(413, (int)await receiver.PostAsync(new string(' ', 1024 * 1024 + 1)));
        Assert.Equal(415, (int)await receiver.PostAsync(new StringContent(Batch.One) { Headers = { ContentEncoding = { "unheard-of" } } }));
        Assert.Equal(500, (int)await receiver.PostAsync(Batch.Of(Batch.Undescribed)));
        Assert.Equal(405, (int)await receiver.SendAsync(HttpMethod.Put));
        using RawRequest broken = await RawRequest.ConnectAsync(receiver.Url);
        await broken.SendAsync(RawRequest.Head("Transfer-Encoding: chunked") + "no chunk\r\n");
        Assert.Equal(408, await broken.StatusAsync());
        receiver.BeginToStop();
        Assert.Equal(503, (int)await receiver.PostAsync(Batch.One));
    }

    private static void Nothing(object host)
    {
    }

    private static Func<RequestDelegate, RequestDelegate> Before(Action<HttpContext> act) => next => http =>
    {
        act(http);
        return next(http);
    };

    private static Func<RequestDelegate, RequestDelegate> After(Action<HttpContext> act) => next => async http =>
    {
        await next(http);
        act(http);
    };

    private static Task WriteWrongAsync(HttpContext http)
    {
        http.Response.StatusCode = 400;
        return Task.CompletedTask;
    }
}
