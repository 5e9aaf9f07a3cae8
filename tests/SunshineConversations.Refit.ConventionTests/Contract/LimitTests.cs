using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>Each limit of <see cref="Limits.Checked"/> is where it is said to be: what keeps it is taken, one beyond it is refused.</summary>
public sealed class LimitTests(LimitTests.RunningEmulator running) : IClassFixture<LimitTests.RunningEmulator>
{
    private const string IconUrlStart = "https://example.org/";

    /// <summary>Whether something of this size is taken.</summary>
    private delegate Task<bool> Probe(int size);

    public static TheoryData<string> All { get; } = [.. Limits.Checked.Select(limit => limit.ToString())];

    private HttpClient Emulator => running.Client;

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_keeps_a_limit_is_taken_and_one_beyond_it_is_refused(string name)
    {
        Limit limit = Limits.Checked.Single(limit => limit.ToString() == name);
        int size = limit.Number;
        if (limit.Keyword == "default")
        {
            Assert.Equal(size, await CountOnAPageOfNoGivenSizeAsync(atLeast: size + 1));
            return;
        }

        int beyond = limit.Keyword.StartsWith("min", StringComparison.Ordinal) ? size - 1 : size + 1;
        foreach (Probe takes in ProbesOf(limit.Member))
        {
            // No URL is a single character long.
            Assert.True(await takes(size) || limit.Member.EndsWith(".iconUrl", StringComparison.Ordinal) && size == 1);
            Assert.False(await takes(beyond));
        }
    }

    private Probe[] ProbesOf(string member) => member.Split('.') switch
    {
        [Limits.RequestBody] => [size => Task.FromResult(LibraryTakesBody(size)), EmulatorTakesBodyAsync],
        ["page", "size"] => [size => Task.FromResult(LibraryTakesPageSize(size)), size => EmulatorTakesPageAsync($"page[size]={size}")],
        // To the library a cursor is what the service gave.
        ["page", var cursor] => [size => EmulatorTakesPageAsync($"page[{cursor}]={new string('0', size)}")],
        ["conversationCreateBody", "participants"] => [size => EmulatorTakesCreationAsync("participants", Participants(size))],
        // The library leaves the rest to the service, whose rules may be widened any day.
        ["conversationCreateBody", var text] => [size => EmulatorTakesCreationAsync(text, Sized(text, size))],
        ["conversationUpdateBody", var text] => [size => EmulatorTakesUpdateAsync(text, Sized(text, size))],
        _ => throw new InvalidOperationException($"Nothing probes {member}."),
    };

    private static bool LibraryTakesPageSize(int size) => !Throws(() => Model.Query(new Page { Size = size }, "page"));

    private static bool LibraryTakesBody(int size)
    {
        int envelope = """{"type":"personal","displayName":""}""".Length;
        var body = new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = new('a', size - envelope) };
        return !Throws(() => new WireSerializer().ToHttpContentSynchronous(body));
    }

    private static bool Throws(Action action) => Record.Exception(action) switch
    {
        null => false,
        ArgumentException => true,
        { } other => throw other,
    };

    private Task<bool> EmulatorTakesPageAsync(string query) => IsTakenAsync(new(HttpMethod.Get, $"?filter[userId]={RunningEmulator.UserId(0)}&{query}"));

    private Task<bool> EmulatorTakesBodyAsync(int size) => IsTakenAsync(new(HttpMethod.Post, "")
    {
        Content = new StringContent("""{"type":"sdkGroup"}""".PadRight(size), Encoding.UTF8, "application/json"),
    });

    private Task<bool> EmulatorTakesCreationAsync(string member, JsonNode value) => IsTakenAsync(new(HttpMethod.Post, "")
    {
        Content = JsonContent.Create(new JsonObject { ["type"] = "sdkGroup", [member] = value }),
    });

    private async Task<bool> EmulatorTakesUpdateAsync(string member, JsonNode value)
    {
        string id = await CreateAsync();
        return await IsTakenAsync(new(HttpMethod.Patch, $"conversations/{id}") { Content = JsonContent.Create(new JsonObject { [member] = value }) });
    }

    private async Task<bool> IsTakenAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await Emulator.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{response.StatusCode}");
        return response.IsSuccessStatusCode;
    }

    private async Task<int> CountOnAPageOfNoGivenSizeAsync(int atLeast)
    {
        for (int i = 0; i < atLeast; i++)
            await CreateAsync();

        JsonNode? page = await Emulator.GetFromJsonAsync<JsonNode>($"?filter[userId]={RunningEmulator.UserId(0)}");
        return page!["conversations"]!.AsArray().Count;
    }

    private async Task<string> CreateAsync()
    {
        using HttpResponseMessage response = await Emulator.PostAsJsonAsync("", new JsonObject { ["type"] = "sdkGroup", ["participants"] = Participants(1) });
        JsonNode? created = await response.Content.ReadFromJsonAsync<JsonNode>();
        return created!["conversation"]!["id"]!.ToString();
    }

    private static JsonNode Sized(string member, int size) => member switch
    {
        "metadata" => new JsonObject { ["k"] = new string('a', size - """{"k":""}""".Length) },
        "iconUrl" => (IconUrlStart + new string('a', Math.Max(0, size - IconUrlStart.Length)))[..size],
        _ => new string('a', size),
    };

    private static JsonArray Participants(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new JsonObject { ["userId"] = RunningEmulator.UserId(i), ["subscribeSDKClient"] = false })];

    /// <summary>An emulator with more users than a conversation may have.</summary>
    public sealed class RunningEmulator : IAsyncLifetime, IDisposable
    {
        private SunshineConversationsEmulator? _emulator;

        public HttpClient Client { get; } = new();

        public static string UserId(int number) => number.ToString("x24", CultureInfo.InvariantCulture);

        public async Task InitializeAsync()
        {
            var options = new EmulatorOptions();
            for (int i = 0; i < 20; i++)
                options.Users.Add(new EmulatorUser(UserId(i)));

            _emulator = await SunshineConversationsEmulator.StartAsync(options);
            Client.BaseAddress = new($"{_emulator.BaseUrl}v2/apps/{options.AppId}/conversations");
            Client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{options.KeyId}:{options.KeySecret}")));
        }

        public async Task DisposeAsync()
        {
            if (_emulator is not null)
                await _emulator.DisposeAsync();
        }

        public void Dispose() => Client.Dispose();
    }
}
