using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The Compose files of the READMEs name settings that exist, and the image that the tool's project describes.</summary>
public sealed partial class ComposeTests
{
    private const string Tool = "src/SunshineConversations.Emulator.Tool/SunshineConversations.Emulator.Tool.csproj";

    [Fact]
    public void Every_setting_exists_and_the_image_is_that_of_the_tool() => Lines.AssertNone(Problems(Readmes.All));

    [Theory]
    [InlineData("Emulator__AllowedHosts__0: emulator", "Emulator__AllowHosts__0: emulator", "there is no setting Emulator__AllowHosts__0")]
    [InlineData("SunshineConversations__AppId:", "SunshineConversations__Id:", "there is no setting SunshineConversations__Id")]
    [InlineData("Bot__PublicUrl:", "Bot__Url:", "there is no setting Bot__Url")]
    [InlineData("emulator-secret-0123456789\n      SunshineConversations__AppId", "secret\n      SunshineConversations__AppId", "SunshineConversations__KeySecret is not secret by default")]
    [InlineData("image: sunshine-conversations-emulator", "image: emulator", "the image is sunshine-conversations-emulator, with the port 8080")]
    public void What_does_not_exist_is_reported(string text, string other, string problem) =>
        Assert.EndsWith(problem, Assert.Single(Problems(Readmes.Altered(Readmes.Emulator, text, other))), StringComparison.Ordinal);

    /// <summary>As between the containers, but for the name service: whatever the client calls is the emulator.</summary>
    [Fact]
    public async Task With_these_settings_the_bot_sets_itself_up()
    {
        IConfigurationRoot environment = new ConfigurationBuilder()
            .AddInMemoryCollection(Setting().Matches(Readmes.All.Blocks(Block.Compose).Single().Text)
                .Select(setting => KeyValuePair.Create(setting.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Groups["value"].Value.Trim('"'))))
            .Build();
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync(EmulatorOptions.FromConfiguration(environment.GetSection("Emulator")));
        using var network = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(emulator.BaseUrl.Host, emulator.BaseUrl.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var options = new SunshineConversationsOptions();
        environment.GetSection("SunshineConversations").Bind(options);
        using var client = SunshineConversationsClient.Create(options, network);

        string target = new Uri(new Uri(environment["Bot:PublicUrl"]!), "/hooks/sunshine").ToString();
        BotSetupResult bot = await client.SetUpBotAsync(environment["SunshineConversations:AppId"]!, new("bot", target) { SwitchboardIntegration = "bot" });

        Assert.Equal(("emulator:8080", "http://bot:8080/hooks/sunshine"), (options.BaseUrl.Authority, bot.Webhook.Target));
    }

    private static IEnumerable<string> Problems(IReadOnlyList<Page> pages)
    {
        var emulator = new EmulatorOptions();
        Dictionary<string, object?> known = new()
        {
            ["SunshineConversations__BaseUrl"] = null,
            ["SunshineConversations__AllowInsecureHttp"] = null,
            ["SunshineConversations__KeyId"] = emulator.KeyId,
            ["SunshineConversations__KeySecret"] = emulator.KeySecret,
            ["SunshineConversations__AppId"] = emulator.AppId,
            ["Bot__PublicUrl"] = null,
        };
        foreach (PropertyInfo option in typeof(EmulatorOptions).GetProperties())
            known.Add($"Emulator__{option.Name}", null);

        XElement project = XDocument.Load(Path.Combine(Repository.Root, Tool)).Root!;
        string image = project.Descendants("ContainerRepository").Single().Value;
        string port = (string)project.Descendants("ContainerPort").Single().Attribute("Include")!;
        foreach (Block block in pages.Blocks(Block.Compose))
        {
            if (!block.Text.Contains($"image: {image}\n", StringComparison.Ordinal) || !block.Text.Contains($":{port}\"]\n", StringComparison.Ordinal))
                yield return $"{block.Page}:{block.Line}: the image is {image}, with the port {port}";

            foreach (Match setting in Setting().Matches(block.Text))
            {
                string name = setting.Groups["name"].Value, value = setting.Groups["value"].Value;
                if (!known.TryGetValue(Index().Replace(name, ""), out object? expected))
                    yield return $"{block.Page}:{block.Line}: there is no setting {name}";
                else if (expected is not null && !expected.Equals(value))
                    yield return $"{block.Page}:{block.Line}: {name} is not {value} by default";
            }
        }
    }

    [GeneratedRegex(@"^ +(?<name>(Emulator|SunshineConversations|Bot)__\w+): *(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"__\d+$")]
    private static partial Regex Index();
}
