using Microsoft.Extensions.Logging;

namespace SunshineConversations.Benchmarks;

/// <summary>The client as users get it: registered, retries on, logging at Information.</summary>
internal static class RegisteredClient
{
    public static IHttpClientBuilder AddTo(IServiceCollection services, Uri baseUrl, SunshineConversationsAuthentication authentication = SunshineConversationsAuthentication.Basic)
    {
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information));
        return services.AddSunshineConversations(options =>
        {
            options.BaseUrl = baseUrl;
            options.KeyId = Samples.KeyId;
            options.KeySecret = Samples.KeySecret;
            options.Authentication = authentication;
        });
    }
}
