using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.Tests.Serialization;

/// <summary>A minimal API returns and binds the models, with the Web defaults and the application's own context.</summary>
public sealed class MinimalApiTests : IAsyncLifetime
{
    private WebApplication? _application;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, OwnContext.Default));
        builder.Logging.ClearProviders();
        _application = builder.Build();
        _application.Urls.Add("http://127.0.0.1:0");
        _application.MapPost("/conversation", (Conversation conversation) => conversation);
        _application.MapPost("/create", (ConversationCreateBody body) => body);
        _application.MapPost("/update", (ConversationUpdateBody body) => body);
        _application.MapGet("/type/{type}", (ConversationType type, ConversationType? other) => $"{type} {other}");
        await _application.StartAsync();
    }

    public Task DisposeAsync() => _application!.DisposeAsync().AsTask();

    [Theory]
    [InlineData("conversation", typeof(Conversation), """{"id":"c","type":"personal","createdAt":"2020-06-23T14:33:47.492Z","metadata":{"vip":true},"new":[1]}""")]
    [InlineData("create", typeof(ConversationCreateBody), """{"type":"sdkGroup","participants":[{"userId":"u","subscribeSDKClient":true}],"metadata":{"score":4.50}}""")]
    [InlineData("update", typeof(ConversationUpdateBody), """{"displayName":"Ann","description":null,"metadata":{"a":1}}""")]
    public async Task A_model_is_bound_and_returned(string path, Type type, string json)
    {
        using HttpClient client = Client();
        using HttpResponseMessage response = await client.PostAsync($"/{path}", new StringContent(json, Encoding.UTF8, "application/json"));

        // Its own options have the application write a null for what the library omits.
        object? returned = JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(), OwnContext.Default.GetTypeInfo(type)!);
        Wire.SameJson(json, JsonSerializer.Serialize(returned, Models.TypeInfo(type)));
    }

    [Fact]
    public async Task An_open_enum_is_bound_from_a_route_and_a_query()
    {
        using HttpClient client = Client();

        Assert.Equal("personal tomorrow", await client.GetStringAsync("/type/personal?other=tomorrow"));
    }

    private HttpClient Client() => new() { BaseAddress = new(_application!.Urls.Single()) };
}
