using System.Diagnostics;
using System.Net.Http.Headers;
using SunshineConversations.Emulator.Tool;

namespace SunshineConversations.Emulator.Tests;

/// <summary>The emulator as a program.</summary>
public sealed class ToolTests : EmulatorTest
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "state.json");

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (Path.GetDirectoryName(_path) is { } folder && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Help_lists_every_setting()
    {
        (int code, string output, string errors) = await RunAsync("--help");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("--data", output, StringComparison.Ordinal);
        Assert.Contains($"--Emulator:AppId=<ID>\n      the preconfigured app (default: {AppId})\n", output, StringComparison.Ordinal);
        Assert.Equal(typeof(EmulatorOptions).GetProperties().Select(property => property.Name), Help.Settings.Select(setting => setting.Name.Split(':')[0]));
        Assert.All(Help.Settings, setting => Assert.Contains($"--Emulator:{setting.Name}={setting.Value}", output, StringComparison.Ordinal));
        Assert.Equal(output, (await RunAsync("--urls", "http://127.0.0.1:0", "--help")).Output);
        Assert.StartsWith("inbox script", (await RunAsync("inbox", "--help")).Output, StringComparison.Ordinal);
        Assert.StartsWith("setup --app", (await RunAsync("setup", "--app", AppId, "--help")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no command 'serve'.", "serve")]
    [InlineData("There is only: inbox script [--table <name>]", "inbox", "scripts")]
    [InlineData("There is only: inbox script [--table <name>]", "inbox", "script", "bots.inbox")]
    [InlineData("--table must be a name such as sunshine_inbox or bots.inbox", "inbox", "script", "--table", "order by")]
    [InlineData("'KeySecrets'", "--urls", "http://127.0.0.1:0", "--Emulator:KeySecrets=x")]
    [InlineData("--data: '", "--urls", "http://127.0.0.1:0", "--data", "SunshineConversations.Emulator.Tool.runtimeconfig.json")]
    [InlineData("--data: 'FOLDER' cannot be read", "--urls", "http://127.0.0.1:0", "--data", "FOLDER")]
    [InlineData("--data: 'FOLDER/none/state.json' cannot be read", "--urls", "http://127.0.0.1:0", "--data", "FOLDER/none/state.json")]
    [InlineData("--data: '/proc/version' cannot be read", "--urls", "http://127.0.0.1:0", "--data", "/proc/version")]
    [InlineData("--data: '/sys/state.json' cannot be written", "--urls", "http://127.0.0.1:0", "--data", "/sys/state.json")]
    [InlineData("address already in use", "--urls", "USED")]
    [InlineData("Cannot assign requested address", "--urls", "http://192.0.2.1:5055")]
    [InlineData("Invalid url: 'here'", "--urls", "here")]
    [InlineData("certificate", "--urls", "https://127.0.0.1:0")]
    [InlineData("There is no option '--dta'", "--urls", "http://127.0.0.1:0", "--dta", "state.json")]
    [InlineData("There is no option '--Emulator:'", "--Emulator:=1")]
    [InlineData("There is no option 'state.json'", "--urls=http://127.0.0.1:0", "state.json")]
    [InlineData("There is no option '-u'", "-u", "http://127.0.0.1:0")]
    [InlineData("'--data' has no value", "--urls", "http://127.0.0.1:0", "--data")]
    [InlineData("'--data' has no value", "--data", "--urls", "http://127.0.0.1:0")]
    [InlineData("'--data' has no value", "--data=", "--urls=http://127.0.0.1:0")]
    public async Task What_it_cannot_do_is_said_in_one_line(string error, params string[] arguments)
    {
        (int code, _, string errors) = await RunAsync([.. arguments.Select(Fill)]);

        Assert.Equal(1, code);
        Assert.Contains(Fill(error), Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);

        string Fill(string text) => text.Replace("USED", Emulator.BaseUrl.ToString(), StringComparison.Ordinal).Replace("FOLDER", Path.GetDirectoryName(_path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state.json", "--urls", "http://127.0.0.1:1", "--data", "state.json", "--Emulator:AppId", "a", "--Logging:LogLevel:Default", "Debug")]
    [InlineData("state=1.json", "--URLS=http://127.0.0.1:1", "--data=state=1.json", "--Emulator:AppId=a", "--ENVIRONMENT=Development")]
    [InlineData(null, "--contentRoot", "/", "--environment", "Production", "--Kestrel:Endpoints:Http:Url=http://127.0.0.1:1")]
    public void Its_options_have_a_value_behind_a_space_or_an_equals_sign(string? path, params string[] arguments) => Assert.Equal(path, Arguments.ReadDataPath(arguments));

    [Theory]
    [InlineData("http://127.0.0.1:5055", "http://127.0.0.1:5055")]
    [InlineData("http://[::1]:5055", "http://[::1]:5055")]
    [InlineData("http://192.0.2.1:5055", "http://192.0.2.1:5055")]
    [InlineData("http://unix:/emulator.sock", "http://unix:/emulator.sock")]
    [InlineData("http://localhost:5055", "http://localhost:5055")]
    [InlineData("http://0.0.0.0:5055", "http://localhost:5055")]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("http://+:8080", "http://localhost:8080")]
    [InlineData("https://*:8080", "https://localhost:8080")]
    [InlineData("http://any-name:8080", "http://localhost:8080")]
    public void The_printed_URL_is_one_that_the_emulator_accepts(string listened, string printed) => Assert.Equal(printed, Tool.Program.OnThisMachine(listened));

    [Theory]
    [InlineData("""{"version":1,"lastId":"x","apps":[{}]}""")]
    [InlineData("""{"version":1,"lastId":"zb0a779f0000000000000030","apps":[]}""")]
    [InlineData("""{"version":1,"lastId":"6b0a779fffffffffffffffff","apps":[]}""")]
    [InlineData("""{"version":1,"lastId":"6b0a779f0000000000000030","apps":[{}]}""")]
    [InlineData("""{"version":1,"lastId":"6b0a779f0000000000000030","apps":[null]}""")]
    [InlineData("""{"version":2,"lastId":"6b0a779f0000000000000030","apps":[]}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_file_that_is_not_its_own_changes_nothing(string json)
    {
        string conversation = await CreateAsync(PersonalBody);
        await File.WriteAllTextAsync(_path, json);
        using var file = new DataFile(_path, Emulator.Account, TextWriter.Null);

        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => file.StartAsync(default));

        Assert.StartsWith($"--data: '{_path}' cannot be read. ", error.Message, StringComparison.Ordinal);
        Assert.Equal(json, await File.ReadAllTextAsync(_path));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Conversations}/{conversation}")).Status);
    }

    [Fact]
    public async Task A_file_is_written_only_if_the_state_has_changed()
    {
        using var file = new DataFile(_path, Emulator.Account, TextWriter.Null);
        await file.StartAsync(default);
        File.SetLastWriteTimeUtc(_path, DateTime.UnixEpoch);

        await SendAsync("GET", $"{Users}/{UserId}");
        await file.StopAsync(default);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(_path));

        await CreateAsync(PersonalBody);
        await file.StopAsync(default);
        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(_path));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_stops_nothing_and_is_reported_once()
    {
        string folder = Path.GetDirectoryName(_path)!;
        using var errors = new Lines();
        using var file = new DataFile(_path, Emulator.Account, errors);
        await file.StartAsync(default);

        Directory.Delete(folder, recursive: true);
        await CreateAsync(PersonalBody);
        string error = await errors.FirstAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.StartsWith($"--data: '{_path}' cannot be written. ", error, StringComparison.Ordinal);
        Assert.Equal(error, (await Assert.ThrowsAsync<IOException>(() => file.StopAsync(default))).Message);

        Directory.CreateDirectory(folder);
        await file.StopAsync(default);
        Assert.True(File.Exists(_path));
    }

    [Fact]
    public async Task Its_end_fails_if_the_state_cannot_be_kept()
    {
        using Process program = StartTool("--urls", "http://127.0.0.1:0", "--data", _path);
        Task<string> errors = program.StandardError.ReadToEndAsync();
        string url = (await program.StandardOutput.ReadLineAsync())!["URL: ".Length..];
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
        await SendAsync("POST", $"{url}{Conversations}", PersonalBody);
        using (Process end = Process.Start("kill", $"{program.Id}"))
            await end.WaitForExitAsync();

        await program.WaitForExitAsync();
        Assert.Equal(1, program.ExitCode);
        Assert.All((await errors).TrimEnd().Split('\n'), line => Assert.StartsWith($"--data: '{_path}' cannot be written. ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_state_is_kept_in_a_file()
    {
        using (var file = new DataFile(_path, Emulator.Account, TextWriter.Null))
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
        using var again = new DataFile(_path, second.Account, TextWriter.Null);
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

    [Theory]
    [InlineData("create table if not exists \"sunshine_inbox\" (")]
    [InlineData("create table if not exists \"bots\".\"inbox\" (", "--table", "bots.inbox")]
    public async Task The_program_prints_the_script_of_the_inbox(string line, params string[] options)
    {
        (int code, string output, string errors) = await RunAsync(["inbox", "script", .. options]);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains(line, output.Split('\n'));
    }

    private Task<(int Code, string Output, string Errors)> SetUpAsync(string[] options) => RunAsync(["setup", .. options]);

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using Process program = StartTool(arguments);
        Task<string> errors = program.StandardError.ReadToEndAsync();
        string output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, output, await errors);
    }

    private Process StartTool(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SunshineConversations.Emulator.Tool.dll"), .. arguments])
        {
            Environment =
            {
                ["SunshineConversations__BaseUrl"] = Emulator.BaseUrl.ToString(),
                ["SunshineConversations__KeyId"] = KeyId,
                ["SunshineConversations__KeySecret"] = KeySecret,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

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

    /// <summary>Tells when a line is written.</summary>
    private sealed class Lines : StringWriter
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> FirstAsync() => _first.Task;

        public override Task WriteLineAsync(string? value)
        {
            // A second line would be the same failure again.
            _first.SetResult(value!);
            return Task.CompletedTask;
        }
    }
}
