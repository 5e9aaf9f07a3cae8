using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>Each limit is where the description says: what is within it is accepted, one beyond it is refused.</summary>
public sealed class LimitTests(LimitTests.RunningEmulator running) : IClassFixture<LimitTests.RunningEmulator>
{
    private const string IconUrlStart = "https://example.org/";

    /// <summary>The emulator checks every limit of the description.</summary>
    private static readonly IReadOnlyList<Limit> Documented = ContractComparer.LimitsOf(Facts.Of(FactsFile.Read()), typeof(IConversationsApi));

    public static TheoryData<string> OfTheEmulator { get; } = [.. Documented.Select(limit => limit.ToString())];

    public static TheoryData<string> OfTheLibrary { get; } = [.. Limits.CheckedByTheLibrary.Select(limit => limit.ToString())];

    private HttpClient Emulator => running.Client;

    [Theory]
    [MemberData(nameof(OfTheLibrary))]
    public void The_library_accepts_what_is_within_a_limit_and_refuses_what_is_beyond(string name)
    {
        Limit limit = Limits.CheckedByTheLibrary.Single(limit => limit.ToString() == name);
        Func<int, bool> accepts = limit.Member switch
        {
            Limits.RequestBody => LibraryAcceptsBody,
            Limits.UploadedFile => LibraryAcceptsFile,
            _ => LibraryAcceptsPageSize,
        };
        Assert.True(accepts(limit.Number));
        Assert.False(accepts(Beyond(limit)));
    }

    [Theory]
    [MemberData(nameof(OfTheEmulator))]
    public async Task The_emulator_accepts_what_is_within_a_limit_and_refuses_what_is_beyond(string name)
    {
        Limit limit = Documented.Single(limit => limit.ToString() == name);
        if (limit.Keyword == "default")
        {
            Assert.Equal(limit.Number, await CountOnAPageOfNoGivenSizeAsync(atLeast: limit.Number + 1));
            return;
        }

        // No URL is a single character long.
        if (limit is not { Number: 1, Member: "conversationCreateBody.iconUrl" or "conversationUpdateBody.iconUrl" })
            Assert.True(await EmulatorAcceptsAsync(limit.Member, limit.Number));

        Assert.False(await EmulatorAcceptsAsync(limit.Member, Beyond(limit)));
    }

    private static int Beyond(Limit limit) => limit.Keyword.StartsWith("min", StringComparison.Ordinal) ? limit.Number - 1 : limit.Number + 1;

    private Task<bool> EmulatorAcceptsAsync(string member, int size) => member.Split('.') switch
    {
        [Limits.RequestBody] => EmulatorAcceptsBodyAsync(size),
        [Limits.UploadedFile] => EmulatorAcceptsFileAsync(size),
        ["page", "size"] => EmulatorAcceptsPageAsync($"page[size]={size}"),
        ["page", var cursor] => EmulatorAcceptsPageAsync($"page[{cursor}]={new string('0', size)}"),
        ["conversationCreateBody", "participants"] => EmulatorAcceptsCreationAsync("participants", Participants(size)),
        ["conversationCreateBody", var text] => EmulatorAcceptsCreationAsync(text, Sized(text, size)),
        ["conversationUpdateBody", var text] => EmulatorAcceptsUpdateAsync(text, Sized(text, size)),
        _ => throw new InvalidOperationException($"Nothing probes {member}."),
    };

    private static bool LibraryAcceptsPageSize(int size) => !Throws(() => Model.Query(new Page { Size = size }, "page"));

    private static bool LibraryAcceptsBody(int size)
    {
        int envelope = """{"type":"personal","displayName":""}""".Length;
        var body = new ConversationCreateBody { Type = ConversationType.Personal, DisplayName = new('a', size - envelope) };
        return !Throws(() => new WireSerializer().ToHttpContentSynchronous(body));
    }

    private static bool LibraryAcceptsFile(int size) => !Throws(() => new WireSerializer().ToHttpContentSynchronous(AttachmentUpload.FromBytes(new byte[size], "a.txt")));

    private static bool Throws(Action action) => Record.Exception(action) switch
    {
        null => false,
        ArgumentException => true,
        { } other => throw other,
    };

    private Task<bool> EmulatorAcceptsPageAsync(string query) => IsAcceptedAsync(new(HttpMethod.Get, $"?filter[userId]={RunningEmulator.UserId(0)}&{query}"));

    private Task<bool> EmulatorAcceptsBodyAsync(int size) => IsAcceptedAsync(new(HttpMethod.Post, "")
    {
        Content = new StringContent("""{"type":"sdkGroup"}""".PadRight(size), Encoding.UTF8, "application/json"),
    });

    private Task<bool> EmulatorAcceptsCreationAsync(string member, JsonNode value) => IsAcceptedAsync(new(HttpMethod.Post, "")
    {
        Content = JsonContent.Create(new JsonObject { ["type"] = "sdkGroup", [member] = value }),
    });

    private Task<bool> EmulatorAcceptsFileAsync(int size) => IsAcceptedAsync(new(HttpMethod.Post, "attachments?access=public")
    {
        Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[size]), "source", "a.txt" } },
    });

    private async Task<bool> EmulatorAcceptsUpdateAsync(string member, JsonNode value)
    {
        string id = await CreateAsync();
        return await IsAcceptedAsync(new(HttpMethod.Patch, $"conversations/{id}") { Content = JsonContent.Create(new JsonObject { [member] = value }) });
    }

    private async Task<bool> IsAcceptedAsync(HttpRequestMessage request)
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
