using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SunshineConversations.Tests.DependencyInjection;

/// <summary>Wrong options stop the start of the host, with every problem in one message, and no secret in it.</summary>
public sealed class OptionsValidationTests
{
    [Fact]
    public async Task All_problems_come_in_one_message_that_names_the_configuration_keys()
    {
        OptionsValidationException error = await FailToStartAsync(services => services.AddSunshineConversations(options =>
        {
            options.BaseUrl = new Uri("http://api.smooch.io/?a=b");
            options.Timeout = TimeSpan.Zero;
            options.MaxResponseContentBufferSize = 0;
            options.Retry.MaxRetries = -1;
        }));

        string failure = Assert.Single(error.Failures);
        foreach (string key in (string[])["BaseUrl", "KeyId", "KeySecret", "Timeout", "MaxResponseContentBufferSize", "Retry:MaxRetries"])
            Assert.Contains($"SunshineConversations:{key} ", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_names_the_tenant_and_the_section_it_is_configured_by()
    {
        Assert.Contains("SunshineConversations:red:KeyId", (await FailToStartAsync(services => services.AddKeyedSunshineConversations("red"))).Message, StringComparison.Ordinal);
        Assert.Contains("'red'", (await FailToStartAsync(services => services.AddKeyedSunshineConversations("red"))).Message, StringComparison.Ordinal);
        Assert.Contains("Vendors:Zendesk:KeyId", (await FailToStartAsync(services => services.AddSunshineConversations(
            RegistrationTests.Configuration(("Vendors:Zendesk:KeySecret", "s")).GetSection("Vendors:Zendesk")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_tenant_is_checked_by_its_own_rules()
    {
        OptionsValidationException error = await FailToStartAsync(services =>
        {
            services.AddKeyedSunshineConversations("red", options => (options.KeyId, options.KeySecret) = ("k", "s"));
            services.AddKeyedSunshineConversations("blue", options => options.KeyId = "k");
        });

        Assert.Contains("SunshineConversations:blue:KeySecret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SunshineConversations:red", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://api.smooch.io", "https")]
    [InlineData("http://169.254.169.254", "https")]
    [InlineData("ftp://127.0.0.1", "https")]
    [InlineData("https://user:pass@api.smooch.io", "user info")]
    [InlineData("https://api.smooch.io?x=1", "query or a fragment")]
    [InlineData("https://api.smooch.io#x", "query or a fragment")]
    [InlineData("/relative", "absolute")]
    public async Task A_base_url_that_is_unsafe_is_refused(string baseUrl, string reason)
    {
        OptionsValidationException error = await FailToStartAsync(services => services.AddSunshineConversations(Valid(options => options.BaseUrl = new Uri(baseUrl, UriKind.RelativeOrAbsolute))));

        Assert.Contains("SunshineConversations:BaseUrl", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass@", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [Values("http://127.0.0.1:5000", "http://localhost:5000/sc", "http://[::1]:5000", "https://proxy.example/sunshine/sc")]
    public async Task A_base_url_that_is_safe_is_taken(string baseUrl) =>
        await StartAsync(services => services.AddSunshineConversations(Valid(options => options.BaseUrl = new Uri(baseUrl))));

    [Fact]
    public async Task Plain_http_to_another_machine_is_taken_where_it_is_allowed() =>
        await StartAsync(services => services.AddSunshineConversations(Valid(options => (options.BaseUrl, options.AllowInsecureHttp) = (new("http://emulator:8080"), true))));

    [Fact]
    public async Task A_bearer_token_of_the_options_needs_no_provider()
    {
        await StartAsync(services => services.AddSunshineConversations(options => (options.Authentication, options.AccessToken) = (SunshineConversationsAuthentication.Token, "t0ken")));
        Assert.DoesNotContain(
            "t0ken x",
            (await FailToStartAsync(services => services.AddSunshineConversations(options => (options.Authentication, options.AccessToken) = (SunshineConversationsAuthentication.Token, "t0ken x")))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_is_in_the_JSON_or_the_text_of_the_options()
    {
        var options = new SunshineConversationsOptions { KeySecret = "s3cret", AccessToken = "t0ken" };

        string text = JsonSerializer.Serialize(options) + options;

        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", text, StringComparison.Ordinal);
    }

    /// <summary>The message of a change to valid options.</summary>
    public static TheoryData<string, Action<SunshineConversationsOptions>> Wrong { get; } = new()
    {
        { "SunshineConversations:Subdomain", options => options.Subdomain = "evil.example/" },
        { "SunshineConversations:Subdomain", options => options.Subdomain = "acme.evil" },
        { "SunshineConversations:Subdomain", options => options.Subdomain = "acme@evil" },
        { "SunshineConversations:Subdomain", options => options.Subdomain = "-acme" },
        { "SunshineConversations:Subdomain", options => options.Subdomain = " " },
        { "are mutually exclusive", options => (options.Subdomain, options.BaseUrl) = ("acme", SunshineConversationsHosts.EuropeanUnion) },
        { "SunshineConversations:Authentication", options => options.Authentication = (SunshineConversationsAuthentication)9 },
        { "SunshineConversations:JwtScope must be one of App, Integration, Account", options => (options.Authentication, options.JwtScope) = (SunshineConversationsAuthentication.Jwt, (SunshineConversationsJwtScope)9) },
        { "SunshineConversations:Retry", options => options.Retry = null! },
        { "SunshineConversations:Retry", options => options.Retry = new() { BaseDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(1) } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_is_wrong_is_named(string message, Action<SunshineConversationsOptions> change) => Assert.Contains(
        message, (await FailToStartAsync(services => services.AddSunshineConversations(Valid(change)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("KeyId", "with:colon")]
    [InlineData("KeyId", "with\nbreak")]
    [InlineData("KeyId", " app_s3cret")]
    [InlineData("KeyId", "app_s3cret\n")]
    [InlineData("KeySecret", "s3cret\r\nvalue")]
    [InlineData("KeySecret", "s3cret\n")]
    [InlineData("KeySecret", " s3cret")]
    [InlineData("KeySecret", "s3cret\u00a0")]
    [InlineData("KeySecret", "\n")]
    [InlineData("AccessToken", "s3cret\n")]
    [InlineData("AccessToken", " s3cret")]
    [InlineData("Subdomain", "acme\n")]
    public async Task A_credential_or_host_that_cannot_be_what_was_meant_is_refused_by_its_name_and_not_repeated(string option, string? value)
    {
        OptionsValidationException error = await FailToStartAsync(services => services.AddSunshineConversations(Valid(options =>
        {
            options.Authentication = option == "AccessToken" ? SunshineConversationsAuthentication.Token : SunshineConversationsAuthentication.Jwt;
            typeof(SunshineConversationsOptions).GetProperty(option)!.SetValue(options, value);
        })));

        Assert.Contains($"SunshineConversations:{option} ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_authentication_needs_a_token_provider_under_the_clients_own_key()
    {
        OptionsValidationException error = await FailToStartAsync(services =>
        {
            services.AddSingleton<ISunshineConversationsTokenProvider>(new TokenProvider("t"));
            services.AddSunshineConversations(options => options.Authentication = SunshineConversationsAuthentication.Token);
            services.AddKeyedSunshineConversations("red", options => options.Authentication = SunshineConversationsAuthentication.Token);
        });

        Assert.Contains("'red'", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ISunshineConversationsTokenProvider), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_are_the_documented_ones()
    {
        Assert.Equal(new Uri("https://api.smooch.io"), SunshineConversationsHosts.UnitedStates);
        Assert.Equal(new Uri("https://api.eu-1.smooch.io"), SunshineConversationsHosts.EuropeanUnion);
        Assert.Equal(new Uri("https://acme.zendesk.com/sc"), SunshineConversationsHosts.ForSubdomain("acme"));
        Assert.Equal("subdomain", Assert.Throws<ArgumentException>(() => SunshineConversationsHosts.ForSubdomain("a/b")).ParamName);
    }

    private static Action<SunshineConversationsOptions> Valid(Action<SunshineConversationsOptions> change) => options =>
    {
        (options.KeyId, options.KeySecret) = ("k", "s");
        change(options);
    };

    private static Task<OptionsValidationException> FailToStartAsync(Action<IServiceCollection> register) =>
        Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(register));

    private static async Task StartAsync(Action<IServiceCollection> register)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        register(builder.Services);
        using IHost host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}
