using System.Text.RegularExpressions;
using System.Xml.Linq;
using SunshineConversations.ConventionTests.Readme;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.Package;

/// <summary>The packages as users receive them: their contents, and that they work without the rest of this repository.</summary>
public sealed partial class PackageTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    private const string Tool = "SunshineConversations.Emulator.Tool";
    private const string Templates = "SunshineConversations.Templates";
    private const string Aspire = "SunshineConversations.Aspire.Hosting";
    private const string Inbox = "SunshineConversations.AspNetCore.PostgreSql";

    /// <summary>The packages that may bring more than the client, or nothing.</summary>
    private static readonly Dictionary<string, string[]> Others = new()
    {
        [Aspire] = ["Aspire.Hosting", "SunshineConversations.Emulator"],
        [Inbox] = ["Npgsql", "SunshineConversations.AspNetCore"],
    };

    public static TheoryData<string> Ids { get; } = [.. PackedPackages.Ids];

    public static TheoryData<string> Libraries { get; } = [.. PackedPackages.Ids.Where(id => id is not (Tool or Templates))];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void It_holds_the_library_its_documentation_the_readme_and_the_icon_and_nothing_else(string id) =>
        Lines.AssertEqual([$"{id}.nuspec", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], packages.Files(id, ".nupkg"));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Its_symbols_are_a_package_beside_it(string id) =>
        Lines.AssertEqual([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], packages.Files(id, ".snupkg"));

    [Fact]
    public void The_emulator_is_a_tool_too()
    {
        Assert.Equal("DotnetTool", (string?)packages.Metadata(Tool).Descendants("packageType").Single().Attribute("name"));
        Assert.Contains("Command Name=\"sunshine-conversations-emulator\"", packages.Text(Tool, "tools/net10.0/any/DotnetToolSettings.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_refers_to_the_packages_that_were_packed_with_it()
    {
        Assert.Equal("Template", (string?)packages.Metadata(Templates).Descendants("packageType").Single().Attribute("name"));
        Assert.Contains("content/sunshine-bot/.template.config/template.json", packages.Files(Templates, ".nupkg"));
        XElement[] versions = [.. XDocument.Parse(packages.Text(Templates, "content/sunshine-bot/Directory.Packages.props")).Descendants("PackageVersion")];
        string[] projects = [.. packages.Files(Templates, ".nupkg").Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

        Lines.AssertEqual(
            projects.SelectMany(project => XDocument.Parse(packages.Text(Templates, project)).Descendants("PackageReference")).Select(reference => (string)reference.Attribute("Include")!).Distinct().Order(StringComparer.Ordinal),
            versions.Select(version => (string)version.Attribute("Include")!).Order(StringComparer.Ordinal));
        Assert.All(versions, version => Assert.Equal(
            ((string)version.Attribute("Include")!).StartsWith("SunshineConversations.", StringComparison.Ordinal),
            (string?)version.Attribute("Version") == packages.Version));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_readme_is_its_own(string id)
    {
        Assert.Equal("README.md", packages.Metadata(id, "readme"));
        string text = packages.Text(id, "README.md");
        // An export of the sources has no commit to link to.
        if ((string?)packages.Metadata(id).Element("repository")?.Attribute("commit") is { } commit)
        {
            Assert.Empty(RelativeLink().Matches(text));
            text = text.Replace($"](https://github.com/owner/name/blob/{commit}/src/{id}/", "](", StringComparison.Ordinal)
                .Replace($"](https://raw.githubusercontent.com/owner/name/{commit}/src/{id}/", "](", StringComparison.Ordinal);
            Assert.Equal(id == PackedPackages.Client, packages.Text(id, "README.md").Contains($"](https://raw.githubusercontent.com/owner/name/{commit}/src/{id}/benchmarks.svg)", StringComparison.Ordinal));
        }

        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src", id, "README.md")), text);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_says_who_it_is(string id)
    {
        Assert.Equal(id, packages.Metadata(id, "id"));
        Assert.Equal(packages.Version, packages.Metadata(id, "version"));
        Assert.Equal("icon.png", packages.Metadata(id, "icon"));
        Assert.Contains("Sunshine Conversations", packages.Metadata(id, "description"), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "sunshine-conversations", "zendesk", "smooch" }, packages.Metadata(id, "tags").Split(' ').ToHashSet());
        Assert.Equal(("MIT", "expression"), (packages.Metadata(id, "license"), (string?)packages.Metadata(id).Element("license")!.Attribute("type")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task It_says_from_which_commit_it_was_made(string id)
    {
        XElement? repository = packages.Metadata(id).Element("repository");

        // An export of the sources has no commit to name.
        if (Path.Exists(Path.Combine(Repository.Root, ".git")))
        {
            Assert.Equal("git", (string?)repository?.Attribute("type"));
            Assert.Equal((await Command.RunAsync("git", Repository.Root, "rev-parse", "HEAD")).Trim(), (string?)repository?.Attribute("commit"));
        }
        else
        {
            Assert.Null(repository?.Attribute("commit"));
        }
    }

    [Fact]
    public void The_client_depends_on_the_packages_that_its_project_refers_to()
    {
        XElement group = Assert.Single(packages.Metadata(PackedPackages.Client).Element("dependencies")!.Elements("group"));

        Assert.Equal("net10.0", (string?)group.Attribute("targetFramework"));
        Lines.AssertEqual(
            Dependencies.Closure(Dependencies.LockFile, Dependencies.Direct).Where(package => Dependencies.Direct.Contains(package.Split(' ')[0])),
            group.Elements("dependency").Select(dependency => $"{(string?)dependency.Attribute("id")} {(string?)dependency.Attribute("version")}"));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Any_other_depends_on_the_client_or_on_nothing_but_those_with_a_reason(string id) => Assert.All(
        packages.Metadata(id).Descendants("dependency").Where(_ => id != PackedPackages.Client),
        dependency => Assert.Contains((string)dependency.Attribute("id")!, Others.GetValueOrDefault(id, [PackedPackages.Client])));

    /// <summary>It uses internals of the receiver.</summary>
    [Fact]
    public void The_inbox_depends_on_the_receiver_of_its_own_version() => Assert.Equal(
        $"[{packages.Version}]",
        (string?)packages.Metadata(Inbox).Descendants("dependency").Single(dependency => (string?)dependency.Attribute("id") == "SunshineConversations.AspNetCore").Attribute("version"));

    [Fact]
    public async Task An_app_that_restores_the_client_gets_the_listed_packages_and_can_make_a_call()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        using var app = new ConsumerApp(packages, "Microsoft.NET.Sdk", [PackedPackages.Client], """
            using Microsoft.Extensions.DependencyInjection;
            using SunshineConversations;

            var services = new ServiceCollection();
            services.AddSunshineConversations(options =>
            {
                options.BaseUrl = new Uri(args[0]);
                options.KeyId = args[1];
                options.KeySecret = args[2];
            });
            await using ServiceProvider provider = services.BuildServiceProvider();
            ConversationResponse created = await provider.GetRequiredService<IConversationsApi>().CreateConversationAsync(args[3], new()
            {
                Type = ConversationType.SdkGroup,
                DisplayName = "Consumed",
            });
            Console.WriteLine($"{created.Conversation.Type} {created.Conversation.DisplayName}");
            """);

        await app.BuildAsync();
        string output = await app.RunAsync(emulator.BaseUrl.ToString(), emulator.Options.KeyId, emulator.Options.KeySecret, emulator.Options.AppId);

        Assert.Equal("sdkGroup Consumed\n", output);
        Assert.Equal(1, emulator.Stats.ConversationsCreated);
        Lines.AssertEqual([.. Dependencies.Listed, $"{PackedPackages.Client} {packages.Version}"], app.Packages());
    }

    /// <summary>The blocks of the front page in one program, with only a stand-in for the service and the user.</summary>
    [Fact]
    public async Task A_web_app_with_all_packages_that_are_for_one_runs_the_code_of_the_front_page()
    {
        Block[] blocks = [.. Readmes.All.Where(page => page.Name == Readmes.Front).Blocks(Block.CSharp)];
        using var app = new ConsumerApp(packages, "Microsoft.NET.Sdk.Web", PackedPackages.Ids.Where(id => id is not (Tool or Aspire or Templates)), $$"""
            using Microsoft.AspNetCore.Hosting.Server;
            using Microsoft.AspNetCore.Hosting.Server.Features;
            using SunshineConversations;
            using SunshineConversations.Emulator;

            WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
            IServiceCollection services = builder.Services;
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration["Zendesk:WebhookSecret"] = "hook-secret";
            services.AddHostedService<Trial>().AddTransient<OrderNotice>();
            {{Of("Test with the emulator")}}
            services.AddSingleton(emulator);
            {{Of("Receive a webhook")}}
            {{Of("Send a message")}}

            internal sealed class Trial(SunshineConversationsEmulator emulator, SunshineConversationsClient client, OrderNotice notice, IServer server, IHostApplicationLifetime lifetime) : IHostedLifecycleService
            {
                public async Task StartedAsync(CancellationToken cancellationToken)
                {
                    string appId = emulator.Options.AppId;
                    ConversationResponse created = await client.Conversations.CreateConversationAsync(appId, new()
                    {
                        Type = ConversationType.Personal,
                        Participants = [ConversationParticipant.ByUserId(emulator.Options.Users[0].Id)],
                    }, cancellationToken);
                    string id = created.Conversation.Id;
                    await notice.SendAsync(appId, id, cancellationToken);

                    using var http = new HttpClient { DefaultRequestHeaders = { { WebhookSecret.HeaderName, "hook-secret" } } };
                    string address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
                    using HttpResponseMessage response = await http.PostAsJsonAsync(new Uri($"{address}/hooks/sunshine"), new
                    {
                        app = new { id = appId },
                        events = new[] { new { type = "conversation:message", payload = new { conversation = new { id }, message = new { author = new { type = "user" }, content = new { type = "text", text = "Hi" } } } } },
                    }, cancellationToken);
                    Console.WriteLine(response.StatusCode);

                    await foreach (Message message in client.Messages.ListAllMessagesAsync(appId, id, cancellationToken: cancellationToken))
                        Console.WriteLine((message.Content as TextMessage)?.Text);

                    lifetime.StopApplication();
                }

                public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
                public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
                public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
                public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
                public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """);

        await app.BuildAsync();

        Assert.Equal("OK\nYou said: Hi\nYour order is on its way.\n", await app.RunAsync());

        string Of(string heading) => blocks.Single(block => block.Heading == heading && block.Number == 1).Text;
    }

    [GeneratedRegex(@"\]\((?![a-z]+:|#)")]
    private static partial Regex RelativeLink();
}
