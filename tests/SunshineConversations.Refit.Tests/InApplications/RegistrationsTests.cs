using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace SunshineConversations.Tests.InApplications;

/// <summary>The application's registrations count, before the library's registration and after it.</summary>
public sealed class RegistrationsTests
{
    [Theory]
    [Values(true, false)]
    public void A_clock_of_the_application_is_the_clock_of_the_application(bool before)
    {
        var clock = new RecordingClock(DateTimeOffset.UnixEpoch);
        using ServiceProvider provider = Provider(before, services => services.TryAddSingleton<TimeProvider>(clock));

        Assert.Same(clock, provider.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public async Task Without_a_clock_of_the_application_none_is_registered_and_calls_work()
    {
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        using ServiceProvider provider = Provider(before: true, services => services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => stub)));

        await provider.GetRequiredService<IConversationsApi>().GetConversationAsync("a", "c");

        Assert.Null(provider.GetService<TimeProvider>());
        Assert.Single(stub.Requests);
    }

    [Theory]
    [InlineData("defaults", true)]
    [InlineData("defaults", false)]
    [InlineData("client of our name", true)]
    [InlineData("client of our name", false)]
    public void The_lifetime_of_handlers_that_the_application_sets_stays(string place, bool before)
    {
        using ServiceProvider provider = Provider(before, services =>
        {
            if (place == "defaults")
                services.ConfigureHttpClientDefaults(client => client.SetHandlerLifetime(TimeSpan.FromMinutes(7)));
            else
                services.AddHttpClient("SunshineConversations").SetHandlerLifetime(TimeSpan.FromMinutes(7));
        });

        Assert.Equal(TimeSpan.FromMinutes(7), provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get("SunshineConversations").HandlerLifetime);
    }

    [Theory]
    [Values(null, "red")]
    public void An_interface_that_the_application_registered_first_is_not_replaced(string? key)
    {
        IConversationsApi fake = new CapturingHandler().CreateApi();
        using ServiceProvider provider = Provider(before: true, services => services.AddKeyedSingleton(key, fake), key);

        Assert.Same(fake, provider.GetRequiredKeyedService<IConversationsApi>(key));
        Assert.Same(fake, provider.GetRequiredKeyedService<SunshineConversationsClient>(key).Conversations);
    }

    private static ServiceProvider Provider(bool before, Action<IServiceCollection> application, string? key = null)
    {
        var services = new ServiceCollection();
        if (before)
            application(services);
        Action<SunshineConversationsOptions> configure = options => (options.KeyId, options.KeySecret) = ("k", "s");
        if (key is null)
            services.AddSunshineConversations(configure);
        else
            services.AddKeyedSunshineConversations(key, configure);
        if (!before)
            application(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
