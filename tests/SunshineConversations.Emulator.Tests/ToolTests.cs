using System.Diagnostics;
using System.Net.Http.Headers;
using SunshineConversations.Emulator.Tool;

namespace SunshineConversations.Emulator.Tests;

/// <summary>The emulator as a program.</summary>
public sealed class ToolTests : EmulatorTest
{
    [Fact]
    public async Task Help_lists_every_setting()
    {
        (int code, string output, string errors) = await RunAsync("--help");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("--data", output, StringComparison.Ordinal);
        Assert.Contains($"--Emulator:AppId=<ID>\n      the preconfigured app (default: {AppId})\n", output, StringComparison.Ordinal);
        Assert.Equal(typeof(EmulatorOptions).GetProperties().Select(property => property.Name), Help.Settings.Select(setting => setting.Name.Split(':')[0]));
        Assert.All(Help.Settings, setting => Assert.Contains($"--Emulator:{setting.Name}={setting.Value}", output, StringComparison.Ordinal));
        Assert.StartsWith("setup --app", (await RunAsync("setup", "--help")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no command 'serve'.", "serve")]
    [InlineData("'KeySecrets'", "--urls", "http://127.0.0.1:0", "--Emulator:KeySecrets=x")]
    [InlineData("--data: '", "--urls", "http://127.0.0.1:0", "--data", "SunshineConversations.Emulator.Tool.runtimeconfig.json")]
    [InlineData("address already in use", "--urls", "USED")]
    public async Task What_it_cannot_do_is_said_in_one_line(string error, params string[] arguments)
    {
        (int code, _, string errors) = await RunAsync([.. arguments.Select(argument => argument == "USED" ? Emulator.BaseUrl.ToString() : argument)]);

        Assert.Equal(1, code);
        Assert.Contains(error, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_is_kept_in_a_file()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "state.json");
        using (var file = new DataFile(path, Emulator.Account))
        {
            await file.StartAsync(default);
            string conversation = await CreateAsync(PersonalBody);
            SimulatedUser ann = Emulator.User(UserId);
            await ann.SendMessageAsync(new JsonObject { ["type"] = "text", ["text"] = "Hello" }, new() { ["a"] = 1 });
            await ann.SendFileAsync(new byte[] { 1, 2, 3 }, "a.dat", "application/x-own");
            await SendAsync("POST", $"{Conversations}/{conversation}/messages", """{"author":{"type":"business"},"content":{"type":"text","text":"Hi"}}""");
            await CreateTwilioClientAsync(conversation);
            await CreateKeyAsync(await CreateIntegrationAsync());
            await CreateAppAsync();
            await file.StopAsync(default);
        }

        await using SunshineConversationsEmulator second = await SunshineConversationsEmulator.StartAsync(WithChannels, Clock);
        using var again = new DataFile(path, second.Account);
        await again.StartAsync(default);

        string conversations = $"{Conversations}?filter[userId]={UserId}";
        string id = (await SendAsync("GET", conversations)).Each("conversations")[0];
        string integrations = $"{Integrations}?filter[types]=custom";
        string bot = (await SendAsync("GET", integrations)).Each("integrations")[0];
        string switchboard = (await SendAsync("GET", $"{App}/switchboards")).Each("switchboards")[0];
        foreach (string list in (string[])
            [
                "/v2/apps", $"{Users}/{UserId}", $"{Users}/{UserId}/clients", $"{Users}/{UserId}/devices", conversations, $"{Conversations}/{id}/messages", $"{Conversations}/{id}/participants",
                integrations, $"{Integrations}/{bot}/webhooks", $"{Integrations}/{bot}/keys", $"{App}/switchboards/{switchboard}/switchboardIntegrations",
            ])
        {
            AuthenticationHeaderValue key = list == "/v2/apps" || list.EndsWith("/keys", StringComparison.Ordinal) ? Account : Basic();
            JsonResponse before = await SendAsync("GET", list, null, key), after = await SendAsync("GET", new Uri(second.BaseUrl, list).ToString(), null, key);
            Assert.Equal((HttpStatusCode.OK, before.Text), (after.Status, after.Text.Replace(second.BaseUrl.Authority, Emulator.BaseUrl.Authority, StringComparison.Ordinal)));
        }

        string url = (string)(await SendAsync("GET", $"{Conversations}/{id}/messages")).Json["messages"]![1]!["content"]!["mediaUrl"]!;
        Assert.Equal([1, 2, 3], await Client.GetByteArrayAsync(new Uri(second.BaseUrl, new Uri(url).AbsolutePath)));
        Assert.True(string.CompareOrdinal((await second.User(UserId).SendMessageAsync("Still here")).Id, Emulator.State.Webhooks.All.Single().Id) > 0);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["active", "active"], (await SendAsync("GET", new Uri(second.BaseUrl, $"{Users}/{UserId}/clients").ToString())).Each("clients", "status"));
        await again.StopAsync(default);
    }

    protected override EmulatorOptions Options => WithChannels;

    [Fact]
    public async Task The_program_sets_up_a_bot_of_any_language()
    {
        string[] bot = ["--app", AppId, "--name", "EchoBot", "--target", "http://127.0.0.1:9/hooks", "--triggers", "conversation:message,user:merge", "--switchboard-integration", "bot", "--next", "zd-agentWorkspace", "--default", "true", "--standby", "false", "--history", "5"];

        (int code, string output, _) = await SetUpAsync(bot);
        JsonNode first = JsonNode.Parse(output)!;
        JsonNode second = JsonNode.Parse((await SetUpAsync(bot)).Output)!;

        Assert.Equal(0, code);
        Assert.NotEmpty(first["changes"]!.AsArray());
        Assert.Empty(second["changes"]!.AsArray());
        Assert.Equal(first["secret"]!.ToJsonString(), second["secret"]!.ToJsonString());
        JsonResponse webhook = await SendAsync("GET", $"{Integrations}/{first["integrationId"]}/webhooks/{first["webhookId"]}");
        Assert.Equal(("""["conversation:message","user:merge"]""", (string?)first["secret"]), (webhook.Json["webhook"]!["triggers"]!.ToJsonString(), (string?)webhook.Json["webhook"]!["secret"]));
    }

    [Theory]
    [InlineData("--name is required", "--app", AppId)]
    [InlineData("There is no option --tagret", "--app", AppId, "--tagret", "x")]
    [InlineData("--default has no value", "--app", AppId, "--default")]
    [InlineData("There is no option EchoBot", "EchoBot")]
    [InlineData("The target must be an https URL", "--app", AppId, "--name", "EchoBot", "--target", "http://example.org")]
    public async Task The_program_refuses_what_no_bot_can_have(string error, params string[] options)
    {
        (int code, string output, string errors) = await SetUpAsync(options);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(error, errors, StringComparison.Ordinal);
        Assert.DoesNotContain(KeySecret, errors, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Errors)> SetUpAsync(string[] options) => RunAsync(["setup", .. options]);

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SunshineConversations.Emulator.Tool.dll"), .. arguments])
        {
            Environment =
            {
                ["SunshineConversations__BaseUrl"] = Emulator.BaseUrl.ToString(),
                ["SunshineConversations__KeyId"] = KeyId,
                ["SunshineConversations__KeySecret"] = KeySecret,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process program = Process.Start(start)!;
        Task<string> errors = program.StandardError.ReadToEndAsync();
        string output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, output, await errors);
    }

    [Fact]
    public async Task As_a_program_it_takes_its_options_from_the_configuration_and_prints_how_to_call_it()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "SunshineConversations.Emulator.Tool.dll"),
                "--urls", "http://127.0.0.1:0",
                "--Emulator:KeySecret=from-the-command-line",
                "--Emulator:MaxRequestBodySize=10",
            },
            Environment =
            {
                ["Emulator__AppId"] = "app-of-the-environment",
                ["Emulator__AllowedHosts__0"] = "container",
                ["Emulator__Users__0__Id"] = "user-of-the-environment",
                ["Emulator__Users__0__ExternalId"] = "external",
                ["Emulator__Users__1__Id"] = "another",
            },
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using Process program = Process.Start(start)!;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            Dictionary<string, string> printed = [];
            while (!printed.ContainsKey("Page") && await program.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                // The first line: no log line is before it.
                Assert.True(printed.Count > 0 || line.StartsWith("URL: ", StringComparison.Ordinal), line);
                if (line.Split(": ", 2) is [[>= 'A' and <= 'Z', ..] name, string value])
                    printed.Add(name, value);
            }

            string url = printed["URL"];
            Assert.Equal(
                new()
                {
                    ["URL"] = url,
                    ["App"] = "app-of-the-environment",
                    ["Key of the app"] = $"{Emulator.Options.KeyId}:from-the-command-line",
                    ["Key of the account"] = $"{Emulator.Options.AccountKeyId}:{Emulator.Options.AccountKeySecret}",
                    ["OAuth client"] = $"{Emulator.Options.OAuthClientId}:{Emulator.Options.OAuthClientSecret}",
                    ["Users"] = "user-of-the-environment (external), another",
                    ["Page"] = $"{url}/emulator",
                },
                printed);
            Assert.Equal("", await program.StandardOutput.ReadLineAsync(limit.Token));
            Assert.Equal($"curl -u {KeyId}:from-the-command-line {url}/v2/apps/app-of-the-environment/switchboards", await program.StandardOutput.ReadLineAsync(limit.Token));
            string conversations = $"{url}/v2/apps/app-of-the-environment/conversations";
            AuthenticationHeaderValue key = Basic(secret: "from-the-command-line");

            Assert.Equal(HttpStatusCode.OK, (await Send("GET", $"{conversations}?filter[userId]=user-of-the-environment")).Status);
            Assert.Equal(HttpStatusCode.OK, (await Send("GET", $"{conversations}?filter[userExternalId]=external")).Status);
            (await Send("GET", $"{conversations}?filter[userId]={UserId}")).IsUserNotFound();
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send("POST", conversations, PersonalBody)).Status);
            Assert.Equal(HttpStatusCode.OK, (await Send("GET", $"{conversations}?filter[userExternalId]=external", host: "container:8080")).Status);

            Task<JsonResponse> Send(string method, string url, string? json = null, string? host = null)
            {
                HttpRequestMessage request = Request(method, url, json, key);
                request.Headers.Host = host;
                return SendAsync(request);
            }
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }
    }
}
