using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace SunshineConversations.AspireTests;

/// <summary>An app host with the emulator and the echo bot, run and published.</summary>
public sealed class AppHostTests(StartedAppHost host) : IClassFixture<StartedAppHost>
{
    [Fact]
    public async Task A_healthy_bot_responds_to_the_first_message()
    {
        SimulatedUser ann = host.Emulator.User("your-own-user-id");
        await ann.SendMessageAsync("Hello");
        Assert.Equal("You said: Hello", (await ann.WaitForMessageAsync()).Text);
    }

    [Theory]
    [InlineData("bot", "SunshineConversations__AppId")]
    [InlineData("other", "OTHER_APP")]
    public async Task A_program_gets_what_it_needs_to_call_the_emulator(string program, string appIdVariable)
    {
        Dictionary<string, string> environment = await EnvironmentAsync(program);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["SunshineConversations__BaseUrl"] = host.Emulator.BaseUrl.GetLeftPart(UriPartial.Authority),
                ["SunshineConversations__OAuthBaseUrl"] = host.Emulator.BaseUrl.GetLeftPart(UriPartial.Authority),
                ["SunshineConversations__KeyId"] = host.Emulator.Options.KeyId,
                ["SunshineConversations__KeySecret"] = host.Emulator.Options.KeySecret,
                [appIdVariable] = host.Emulator.Options.AppId,
            },
            environment.Where(variable => variable.Key.StartsWith("SunshineConversations__", StringComparison.Ordinal) || variable.Key == appIdVariable).ToDictionary());
    }

    [Fact]
    public void The_secret_is_generated()
    {
        var parameter = Assert.IsType<ParameterResource>(host.Find("sunshine-key-secret"));

        Assert.True(parameter.Secret);
        Assert.Matches("^[A-Za-z0-9]{32}$", host.Emulator.Options.KeySecret);
    }

    [Fact]
    public async Task Its_only_link_is_active_and_shows_the_conversations()
    {
        Assert.True(host.App.ResourceNotifications.TryGetCurrentState("sunshine", out ResourceEvent? sunshine));
        UrlSnapshot link = Assert.Single(sunshine.Snapshot.Urls);

        Assert.Equal((new Uri(host.Emulator.BaseUrl, "/emulator").ToString(), "Conversations", false), (link.Url, link.DisplayProperties.DisplayName, link.IsInactive));
        using var http = new HttpClient();
        Assert.Contains("<html", await http.GetStringAsync(new Uri(link.Url)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulator_that_cannot_start_is_told_and_nothing_waits_for_its_url()
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var broken = (SunshineConversationsResource)host.Find("broken");

        await host.App.ResourceNotifications.WaitForResourceAsync(broken.Name, KnownResourceStates.FailedToStart, tooLong.Token);

        Assert.Throws<InvalidOperationException>(() => broken.Emulator);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await broken.GetEndpoint("http").GetValueAsync(tooLong.Token));
    }

    [Fact]
    public async Task It_ends_with_the_app_host_and_frees_its_port()
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        CancellationToken cancellationToken = tooLong.Token;
        IDistributedApplicationTestingBuilder builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.SunshineConversations_Aspire_AppHost>(cancellationToken);
        await using DistributedApplication app = await builder.BuildAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("bot", cancellationToken);

        SunshineConversationsEmulator emulator = builder.Resources.OfType<SunshineConversationsResource>().Single().Emulator;
        SimulatedUser ann = emulator.User("your-own-user-id");
        await ann.SendMessageAsync("Hello");
        EmulatorMessage reply = await ann.WaitForMessageAsync();
        Assert.Equal("You said: Hello", reply.Text);
        Assert.Throws<SocketException>(() => Listen(emulator.BaseUrl.Port));

        await app.StopAsync(cancellationToken);

        Listen(emulator.BaseUrl.Port);
    }

    [Fact]
    public async Task It_ends_with_an_app_host_that_is_only_disposed()
    {
        IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder();
        // Those of Aspire start its programs. The other steps of a start are below.
        builder.Services.RemoveAll<IHostedService>();
        SunshineConversationsResource sunshine = builder.AddSunshineConversations("sunshine").Resource;
        DistributedApplication app = builder.Build();
        Assert.NotEmpty(app.Services.GetServices<IHostedService>());
        await builder.Eventing.PublishAsync(new InitializeResourceEvent(
            sunshine, builder.Eventing, app.Services.GetRequiredService<ResourceLoggerService>(), app.ResourceNotifications, app.Services));
        Assert.Throws<SocketException>(() => Listen(sunshine.Emulator.BaseUrl.Port));

        await app.DisposeAsync();

        Listen(sunshine.Emulator.BaseUrl.Port);
    }

    [Fact]
    public async Task When_published_it_is_the_account_and_there_is_no_emulator()
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        string file = Path.Combine(Directory.CreateTempSubdirectory("sunshine-conversations-").FullName, "manifest.json");
        IDistributedApplicationTestingBuilder builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.SunshineConversations_Aspire_AppHost>(
            ["--operation", "publish", "--step", "publish-manifest", "--output-path", file], tooLong.Token);
        SunshineConversationsResource sunshine = builder.Resources.OfType<SunshineConversationsResource>().Single();
        await using DistributedApplication app = await builder.BuildAsync(tooLong.Token);
        await app.RunAsync(tooLong.Token);

        Assert.Contains("'sunshine' stands for an account", Assert.Throws<InvalidOperationException>(() => sunshine.Emulator).Message, StringComparison.Ordinal);
        JsonObject resources = JsonNode.Parse(await File.ReadAllTextAsync(file, tooLong.Token))!["resources"]!.AsObject();
        Assert.Equal(
            ["bot", "sunshine-app-id", "sunshine-key-id", "sunshine-key-secret", "sunshine-subdomain"],
            resources.Select(resource => resource.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["sunshine-key-secret"],
            resources.Where(resource => (bool?)resource.Value!["inputs"]?["value"]?["secret"] == true).Select(resource => resource.Key));
        Assert.Null(resources["sunshine-key-secret"]!["inputs"]!["value"]!["default"]);
        Assert.Equal(
            [
                ("SunshineConversations__AppId", "{sunshine-app-id.value}"),
                ("SunshineConversations__KeyId", "{sunshine-key-id.value}"),
                ("SunshineConversations__KeySecret", "{sunshine-key-secret.value}"),
                ("SunshineConversations__Subdomain", "{sunshine-subdomain.value}"),
            ],
            resources["bot"]!["env"]!.AsObject().Where(variable => variable.Key.StartsWith("SunshineConversations__", StringComparison.Ordinal))
                .Select(variable => (variable.Key, (string)variable.Value!)).Order());
    }

    [Fact]
    public void What_is_missing_is_refused_by_name()
    {
        IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder();
        IResourceBuilder<SunshineConversationsResource> sunshine = builder.AddSunshineConversations("sunshine");
        IResourceBuilder<ExecutableResource> program = builder.AddExecutable("program", "none", ".");

        Assert.Equal("builder", Assert.ThrowsAny<ArgumentException>(() => SunshineConversationsBuilderExtensions.AddSunshineConversations(null!, "sunshine")).ParamName);
        Assert.Equal("name", Assert.ThrowsAny<ArgumentException>(() => builder.AddSunshineConversations(null!)).ParamName);
        Assert.Equal("builder", Assert.ThrowsAny<ArgumentException>(() => SunshineConversationsBuilderExtensions.WithReference<ExecutableResource>(null!, sunshine)).ParamName);
        Assert.Equal("source", Assert.ThrowsAny<ArgumentException>(() => program.WithReference((IResourceBuilder<SunshineConversationsResource>)null!)).ParamName);
        Assert.Equal("appIdVariable", Assert.ThrowsAny<ArgumentException>(() => program.WithReference(sunshine, "")).ParamName);
    }

    private static void Listen(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
    }

    private async Task<Dictionary<string, string>> EnvironmentAsync(string program)
    {
        IExecutionConfigurationResult configuration = await ExecutionConfigurationBuilder.Create(host.Find(program)).WithEnvironmentVariablesConfig()
            .BuildAsync(host.App.Services.GetRequiredService<DistributedApplicationExecutionContext>());
        return configuration.EnvironmentVariables.ToDictionary();
    }
}
