using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SunshineConversations.Tests.DependencyInjection;

namespace SunshineConversations.Tests.InApplications;

/// <summary>An application whose options differ from tenant to tenant, as multi-tenant libraries make them: the same client, other options for each call.</summary>
public sealed class TenantTests
{
    private static readonly AsyncLocal<string?> Tenant = new();

    public static TheoryData<string> Replacements { get; } = ["cache", "open cache", "monitor", "open monitor"];

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task Each_call_uses_its_own_tenants_host_and_key_under_parallel_load(string replacement)
    {
        await using RawServer red = Server();
        await using RawServer blue = Server();
        using ServiceProvider provider = Provider(replacement, options => Configure(options, red, blue));
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();

        await Parallel.ForAsync(0, 200, async (i, token) =>
        {
            Tenant.Value = i % 2 == 0 ? "red" : "blue";
            await api.GetConversationAsync(Tenant.Value, "c", token);
        });

        foreach ((RawServer server, string tenant) in ((RawServer, string)[])[(red, "red"), (blue, "blue")])
        {
            Assert.Equal(100, server.Requests.Count);
            Assert.All(server.Requests, request => Assert.StartsWith($"GET /v2/apps/{tenant}/", request, StringComparison.Ordinal));
            Assert.All(server.Requests, request => Assert.Contains(RegistrationTests.Base64($"k:{tenant}"), request, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task A_tenant_with_invalid_options_fails_and_gets_no_others(string replacement)
    {
        await using RawServer red = Server();
        using ServiceProvider provider = Provider(replacement, options =>
        {
            Configure(options, red, red);
            if (Tenant.Value == "blue")
                options.KeySecret = null;
        });
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();

        Tenant.Value = "red";
        await api.GetConversationAsync("red", "c");
        Tenant.Value = "blue";
        await Assert.ThrowsAsync<OptionsValidationException>(() => api.GetConversationAsync("blue", "c"));

        Assert.Single(red.Requests);
    }

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task The_host_starts_and_a_client_is_injected_where_there_is_no_tenant_yet(string replacement)
    {
        await using RawServer red = Server();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        Register(builder.Services, replacement, options => Configure(options, red, red));
        using IHost host = builder.Build();
        Tenant.Value = null;

        await host.StartAsync();
        IConversationsApi api = host.Services.GetRequiredService<IConversationsApi>();
        Tenant.Value = "red";
        await api.GetConversationAsync("red", "c");

        Assert.Single(red.Requests);
    }

    [Fact]
    public async Task An_options_object_that_is_changed_in_place_sends_no_new_token_to_the_old_host()
    {
        var stub = new CapturingHandler { Body = Operation.ConversationJson };
        var options = new SunshineConversationsOptions { Subdomain = "old", Authentication = SunshineConversationsAuthentication.Token, AccessToken = "old" };
        var services = new ServiceCollection();
        services.AddSingleton<IOptionsMonitor<SunshineConversationsOptions>>(new SharedOptions(options));
        services.AddSunshineConversations(_ => { }).ConfigurePrimaryHttpMessageHandler(() => stub);
        using ServiceProvider provider = services.BuildServiceProvider();
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();

        await api.GetConversationAsync("a", "c");
        (options.Subdomain, options.AccessToken) = ("new", "new");
        await api.GetConversationAsync("a", "c");

        Assert.All(stub.Requests, request => Assert.Equal(("old.zendesk.com", "Bearer old"), (request.Uri.Host, request.Authorization!.ToString())));
    }

    private static RawServer Server() => RawServer.Responding(RawServer.Response(200, Operation.ConversationJson));

    private static void Configure(SunshineConversationsOptions options, RawServer red, RawServer blue)
    {
        string tenant = Tenant.Value ?? throw new InvalidOperationException("There is no tenant.");
        (options.BaseUrl, options.KeyId, options.KeySecret) = (tenant == "red" ? red.BaseUrl : blue.BaseUrl, "k", tenant);
    }

    private static ServiceProvider Provider(string replacement, Action<SunshineConversationsOptions> configure)
    {
        var services = new ServiceCollection();
        Register(services, replacement, configure);
        return services.BuildServiceProvider();
    }

    private static void Register(IServiceCollection services, string replacement, Action<SunshineConversationsOptions> configure)
    {
        services.AddSunshineConversations(configure);
        _ = replacement switch
        {
            "cache" => services.AddSingleton<IOptionsMonitorCache<SunshineConversationsOptions>, TenantCache<SunshineConversationsOptions>>(),
            "open cache" => services.AddSingleton(typeof(IOptionsMonitorCache<>), typeof(TenantCache<>)),
            "monitor" => services.AddSingleton<IOptionsMonitor<SunshineConversationsOptions>, TenantMonitor<SunshineConversationsOptions>>(),
            _ => services.AddSingleton(typeof(IOptionsMonitor<>), typeof(TenantMonitor<>)),
        };
    }

    private sealed class TenantCache<T> : IOptionsMonitorCache<T>
        where T : class
    {
        private readonly ConcurrentDictionary<string, OptionsCache<T>> _caches = new();

        private OptionsCache<T> Current => _caches.GetOrAdd(Tenant.Value ?? "", _ => new());

        public T GetOrAdd(string? name, Func<T> createOptions) => Current.GetOrAdd(name, createOptions);

        public bool TryAdd(string? name, T options) => Current.TryAdd(name, options);

        public bool TryRemove(string? name) => Current.TryRemove(name);

        public void Clear() => _caches.Clear();
    }

    private sealed class TenantMonitor<T>(IOptionsFactory<T> factory) : IOptionsMonitor<T>
        where T : class
    {
        private readonly ConcurrentDictionary<(string?, string?), T> _options = new();

        public T CurrentValue => Get(Options.DefaultName);

        public T Get(string? name) => _options.GetOrAdd((Tenant.Value, name), _ => factory.Create(name ?? Options.DefaultName));

        public IDisposable? OnChange(Action<T, string?> listener) => null;
    }

    private sealed class SharedOptions(SunshineConversationsOptions options) : IOptionsMonitor<SunshineConversationsOptions>
    {
        public SunshineConversationsOptions CurrentValue => options;

        public SunshineConversationsOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<SunshineConversationsOptions, string?> listener) => null;
    }
}
