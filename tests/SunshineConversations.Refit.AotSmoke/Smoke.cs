using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SunshineConversations.AotSmoke;

/// <summary>Every way to register a client with every way to authenticate it, and what must be refused.</summary>
internal sealed class Smoke(Uri baseUrl, CancellationToken cancellationToken)
{
    private const string Tenant = "tenant";

    public int Operations { get; private set; }

    public int Requests { get; private set; }

    public DateTime FirstResponse { get; private set; }

    public async Task RunAsync()
    {
        await RunAsync(AddFromEnvironment, provider =>
        {
            SunshineConversationsOptions options = provider.GetRequiredService<IOptions<SunshineConversationsOptions>>().Value;
            Check.That(options.Timeout == TimeSpan.FromSeconds(45) && options.Retry.MaxRetries == 2);
            return provider.GetRequiredService<SunshineConversationsClient>();
        });
        await RunAsync(AddInCode, provider => provider.GetRequiredService<SunshineConversationsClient>());
        await RunAsync(AddKeyed, provider =>
        {
            Check.That(provider.GetService<IConversationsApi>() is null);
            return provider.GetRequiredKeyedService<SunshineConversationsClient>(Tenant);
        });
        await new AccountScenario(cancellationToken).RunAsync();
        OwnJson.Run();
        WebhookScenario.Run();
        await RefuseWrongKeyAsync();
        await RefuseWrongOptionsAsync();
    }

    /// <summary>Basic, from the section SunshineConversations.</summary>
    private IHttpClientBuilder AddFromEnvironment(IServiceCollection services)
    {
        AddEnvironment(services, "SunshineConversations", new()
        {
            [nameof(SunshineConversationsOptions.BaseUrl)] = baseUrl.ToString(),
            [nameof(SunshineConversationsOptions.KeyId)] = Account.KeyId,
            [nameof(SunshineConversationsOptions.KeySecret)] = Account.KeySecret,
            [nameof(SunshineConversationsOptions.Timeout)] = "00:00:45",
            ["Retry__MaxRetries"] = "2",
        });
        return services.AddSunshineConversations();
    }

    /// <summary>A JWT that the library signs.</summary>
    private IHttpClientBuilder AddInCode(IServiceCollection services) => services.AddSunshineConversations(options =>
    {
        options.BaseUrl = baseUrl;
        options.Authentication = SunshineConversationsAuthentication.Jwt;
        options.KeyId = Account.KeyId;
        options.KeySecret = Account.KeySecret;
    });

    /// <summary>The application's own tokens, for one of several tenants.</summary>
    private IHttpClientBuilder AddKeyed(IServiceCollection services)
    {
        AddEnvironment(services, $"SunshineConversations__{Tenant}", new()
        {
            [nameof(SunshineConversationsOptions.BaseUrl)] = baseUrl.ToString(),
            [nameof(SunshineConversationsOptions.Authentication)] = nameof(SunshineConversationsAuthentication.Token),
        });
        services.AddKeyedSingleton<ISunshineConversationsTokenProvider, Tokens>(Tenant);
        return services.AddKeyedSunshineConversations(Tenant);
    }

    private async Task RunAsync(Func<IServiceCollection, IHttpClientBuilder> add, Func<IServiceProvider, SunshineConversationsClient> resolve)
    {
        var services = new ServiceCollection();
        var attempts = new Attempts();
        add(services).AddHttpMessageHandler(() => attempts);
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        provider.GetRequiredService<IStartupValidator>().Validate();

        var scenario = new Scenario(resolve(provider), attempts, cancellationToken);
        await scenario.CreateFirstAsync();
        if (FirstResponse == default)
            FirstResponse = DateTime.Now;

        await scenario.RunAsync();
        Check.That(attempts.Operations.Count == 7 + 17 + 8 + 10);
        if (provider.GetKeyedService<ISunshineConversationsTokenProvider>(Tenant) is Tokens tokens)
            Check.That(tokens.Given == attempts.Statuses.Count);

        Operations += attempts.Operations.Count;
        Requests += attempts.Statuses.Count;
    }

    private async Task RefuseWrongKeyAsync()
    {
        var services = new ServiceCollection();
        AddInCode(services);
        services.Configure<SunshineConversationsOptions>(options => options.KeyId = "app_unknown");
        await using ServiceProvider provider = services.BuildServiceProvider();
        IConversationsApi api = provider.GetRequiredService<IConversationsApi>();

        SunshineConversationsException e = await Check.ThrowsAsync<SunshineConversationsException>(
            () => api.ListConversationsAsync(Account.AppId, ConversationListFilter.ByUserId(Account.UserId), cancellationToken: cancellationToken));
        Check.That((int)e.StatusCode == 401 && e.HasError("unauthorized"));
    }

    private static async Task RefuseWrongOptionsAsync()
    {
        var services = new ServiceCollection();
        services.AddKeyedSunshineConversations(Tenant, options => options.KeySecret = Account.KeySecret);
        await using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException e = await Check.ThrowsAsync<OptionsValidationException>(() =>
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return Task.CompletedTask;
        });
        Check.That(e.Message == "The Sunshine Conversations client 'tenant' is not configured: SunshineConversations:tenant:KeyId is missing.");
    }

    private static void AddEnvironment(IServiceCollection services, string section, Dictionary<string, string> values)
    {
        foreach ((string name, string value) in values)
            Environment.SetEnvironmentVariable($"{section}__{name}", value);

        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build());
    }
}
