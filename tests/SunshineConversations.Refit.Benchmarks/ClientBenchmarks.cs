using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Refit;
using SunshineConversations.Serialization;

namespace SunshineConversations.Benchmarks;

/// <summary>
/// The client as users get it (registered, Basic, retries on, logging at Information) against the floor, and plain
/// Refit with its defaults for the same interface, over a transport that responds at once. "without Refit" shows how
/// much of the client's time is Refit's.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ClientBenchmarks
{
    private const int Pages = 40;

    private static readonly ConversationListFilter User = ConversationListFilter.ByUserId(Samples.UserId);

    private readonly ConversationCreateBody _createBody = new()
    {
        Type = ConversationType.SdkGroup,
        Participants = [ConversationParticipant.ByUserId(Samples.UserId, subscribeSdkClient: true)],
        DisplayName = "My conversation",
        Description = "Conversation between Rogers and Carl.",
        Metadata = new() { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.5 },
    };

    private readonly ConversationUpdateBody _updateBody = new() { DisplayName = "Ann", Description = null };

    private readonly MessagePost _post = new() { Author = MessageAuthor.Business("Ann of the shop"), Content = "Your order has been shipped and will arrive on Monday." };

    private readonly FloorPost _floorPost = new()
    {
        Author = new() { Type = "business", DisplayName = "Ann of the shop" },
        Content = new FloorText { Text = "Your order has been shipped and will arrive on Monday." },
    };

    private readonly Transports _posted = new(Samples.Posted);
    private readonly Transports _messages100 = new(Samples.Messages(100));
    private readonly Transports _one = new(Samples.One);
    private readonly Transports _page1 = new(Samples.Page(1));
    private readonly Transports _page25 = new(Samples.Page(25));
    private readonly Transports _page100 = new(Samples.Page(100));
    private readonly Transports _pages = new(Samples.Pages(Pages));

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("Get")]
    public Task<ConversationResponse> GetFloor() => _one.Floor.GetAsync(Samples.AppId, Samples.ConversationId);

    [Benchmark(Description = "client"), BenchmarkCategory("Get")]
    public Task<ConversationResponse> GetClient() => _one.Client.GetConversationAsync(Samples.AppId, Samples.ConversationId);

    [Benchmark(Description = "client, JWT"), BenchmarkCategory("Get")]
    public Task<ConversationResponse> GetJwt() => _one.JwtClient.GetConversationAsync(Samples.AppId, Samples.ConversationId);

    [Benchmark(Description = "plain Refit"), BenchmarkCategory("Get")]
    public Task<ConversationResponse> GetRefit() => _one.PlainRefit.GetConversationAsync(Samples.AppId, Samples.ConversationId);

    [Benchmark(Description = "without Refit"), BenchmarkCategory("Get")]
    public Task<ConversationResponse> GetWithoutRefit() => _one.WithoutRefit.GetAsync(Samples.AppId, Samples.ConversationId);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("List 1")]
    public Task<ConversationListResponse> List1Floor() => _page1.Floor.ListAsync(Samples.AppId, Samples.UserId);

    [Benchmark(Description = "client"), BenchmarkCategory("List 1")]
    public Task<ConversationListResponse> List1Client() => _page1.Client.ListConversationsAsync(Samples.AppId, User);

    [Benchmark(Description = "plain Refit"), BenchmarkCategory("List 1")]
    public Task<ConversationListResponse> List1Refit() => _page1.PlainRefit.ListConversationsAsync(Samples.AppId, User);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("List 25")]
    public Task<ConversationListResponse> List25Floor() => _page25.Floor.ListAsync(Samples.AppId, Samples.UserId);

    [Benchmark(Description = "client"), BenchmarkCategory("List 25")]
    public Task<ConversationListResponse> List25Client() => _page25.Client.ListConversationsAsync(Samples.AppId, User);

    [Benchmark(Description = "plain Refit"), BenchmarkCategory("List 25")]
    public Task<ConversationListResponse> List25Refit() => _page25.PlainRefit.ListConversationsAsync(Samples.AppId, User);

    [Benchmark(Description = "without Refit"), BenchmarkCategory("List 25")]
    public Task<ConversationListResponse> List25WithoutRefit() => _page25.WithoutRefit.ListAsync(Samples.AppId, Samples.UserId);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("List 100")]
    public Task<ConversationListResponse> List100Floor() => _page100.Floor.ListAsync(Samples.AppId, Samples.UserId);

    [Benchmark(Description = "client"), BenchmarkCategory("List 100")]
    public Task<ConversationListResponse> List100Client() => _page100.Client.ListConversationsAsync(Samples.AppId, User);

    [Benchmark(Description = "plain Refit"), BenchmarkCategory("List 100")]
    public Task<ConversationListResponse> List100Refit() => _page100.PlainRefit.ListConversationsAsync(Samples.AppId, User);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("Create")]
    public Task<ConversationResponse> CreateFloor() => _one.Floor.CreateAsync(Samples.AppId, _createBody);

    [Benchmark(Description = "client"), BenchmarkCategory("Create")]
    public Task<ConversationResponse> CreateClient() => _one.Client.CreateConversationAsync(Samples.AppId, _createBody);

    [Benchmark(Description = "plain Refit"), BenchmarkCategory("Create")]
    public Task<ConversationResponse> CreateRefit() => _one.PlainRefit.CreateConversationAsync(Samples.AppId, _createBody);

    [Benchmark(Description = "without Refit"), BenchmarkCategory("Create")]
    public Task<ConversationResponse> CreateWithoutRefit() => _one.WithoutRefit.CreateAsync(Samples.AppId, _createBody);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("Update")]
    public Task<ConversationResponse> UpdateFloor() => _one.Floor.UpdateAsync(Samples.AppId, Samples.ConversationId, _updateBody);

    [Benchmark(Description = "client"), BenchmarkCategory("Update")]
    public Task<ConversationResponse> UpdateClient() => _one.Client.UpdateConversationAsync(Samples.AppId, Samples.ConversationId, _updateBody);

    [Benchmark(Description = "plain Refit"), BenchmarkCategory("Update")]
    public Task<ConversationResponse> UpdateRefit() => _one.PlainRefit.UpdateConversationAsync(Samples.AppId, Samples.ConversationId, _updateBody);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("Post message")]
    public Task PostFloor() => _posted.Floor.PostMessageAsync(Samples.AppId, Samples.ConversationId, _floorPost);

    [Benchmark(Description = "client"), BenchmarkCategory("Post message")]
    public Task<MessagePostResponse> PostClient() => _posted.Messages.PostMessageAsync(Samples.AppId, Samples.ConversationId, _post);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("Messages 100")]
    public Task Messages100Floor() => _messages100.Floor.ListMessagesAsync(Samples.AppId, Samples.ConversationId);

    [Benchmark(Description = "client"), BenchmarkCategory("Messages 100")]
    public Task<MessageListResponse> Messages100Client() => _messages100.Messages.ListMessagesAsync(Samples.AppId, Samples.ConversationId);

    [Benchmark(Baseline = true, Description = "floor"), BenchmarkCategory("List all, 40 pages")]
    public Task<int> ListAllFloor() => CountAsync(_pages.Floor.ListAllAsync(Samples.AppId, Samples.UserId));

    [Benchmark(Description = "client"), BenchmarkCategory("List all, 40 pages")]
    public Task<int> ListAllClient() => CountAsync(_pages.Client.ListAllConversationsAsync(Samples.AppId, User, pageSize: 25));

    private static async Task<int> CountAsync(IAsyncEnumerable<Conversation> conversations)
    {
        int count = 0;
        await foreach (Conversation _ in conversations)
            count++;

        return count == Pages * 25 ? count : throw new InvalidOperationException($"{count} conversations");
    }

    /// <summary>The contestants over the same responses.</summary>
    private sealed class Transports(params byte[][] responses)
    {
        private static readonly Uri BaseUrl = new("http://127.0.0.1");

        public Floor Floor { get; } = Floor.Over(new FixedTransport(responses), BaseUrl);

        public IConversationsApi Client { get; } = Registered(SunshineConversationsAuthentication.Basic, responses).GetRequiredService<IConversationsApi>();

        public IMessagesApi Messages { get; } = Registered(SunshineConversationsAuthentication.Basic, responses).GetRequiredService<IMessagesApi>();

        public IConversationsApi JwtClient { get; } = Registered(SunshineConversationsAuthentication.Jwt, responses).GetRequiredService<IConversationsApi>();

        public WithoutRefit WithoutRefit { get; } = WithoutRefit.Of(Registered(SunshineConversationsAuthentication.Basic, responses));

        public IConversationsApi PlainRefit { get; } = RestService.ForGenerated<IConversationsApi>(
            new HttpClient(new FixedTransport(responses)) { BaseAddress = BaseUrl, DefaultRequestHeaders = { Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Samples.KeyId}:{Samples.KeySecret}"))) } },
            new RefitSettings(new SystemTextJsonContentSerializer(new JsonSerializerOptions(SystemTextJsonContentSerializer.GetDefaultJsonSerializerOptions()) { TypeInfoResolver = SunshineConversationsJsonContext.Default })));

        private static ServiceProvider Registered(SunshineConversationsAuthentication authentication, byte[][] responses)
        {
            var services = new ServiceCollection();
            RegisteredClient.AddTo(services, BaseUrl, authentication).ConfigurePrimaryHttpMessageHandler(() => new FixedTransport(responses));
            return services.BuildServiceProvider();
        }
    }
}
