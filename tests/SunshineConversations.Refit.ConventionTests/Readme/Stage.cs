using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The environment of a block when it runs: the program that contains it, and an emulator that acts as the service.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<ServiceProvider> _clients = [];

    private Stage(SunshineConversationsEmulator emulator)
    {
        Emulator = emulator;
        Client = NewClients();
        Conversations = Client.Conversations;
    }

    public SunshineConversationsEmulator Emulator { get; }

    /// <summary>All interfaces of a client of the emulator.</summary>
    public SunshineConversationsClient Client { get; }

    public IConversationsApi Conversations { get; set; }

    public string AppId => Emulator.Options.AppId;

    public string UserId => Emulator.Options.Users[0].Id;

    /// <summary>At first that of a group conversation of the user.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>Reads nothing of the machine: neither settings nor environment.</summary>
    public HostApplicationBuilder Builder { get; } = Host.CreateEmptyApplicationBuilder(null);

    /// <summary>The same for a web application, on a port that the system chooses.</summary>
    public WebApplicationBuilder Web => field ??= NewWeb();

    /// <summary>The web application of the block, once it listens.</summary>
    public RunningApp App { get; } = new();

    /// <summary>The output of the block.</summary>
    public StringWriter Console { get; } = new() { NewLine = "\n" };

    /// <summary>The requests of the clients that the block registered.</summary>
    public IList<SentRequest> Sent { get; } = [];

    public static async Task<Stage> SetAsync()
    {
        // The blocks have webhooks at public targets. Nothing happens there that would be delivered.
        var stage = new Stage(await SunshineConversationsEmulator.StartAsync(new EmulatorOptions { AllowRemoteWebhookTargets = true }));
        stage.ConversationId = await stage.CreateAsync(ConversationType.SdkGroup);
        return stage;
    }

    /// <summary>A client of the emulator.</summary>
    /// <param name="fault">The fault of each of its requests.</param>
    public IConversationsApi NewClient(string? fault = null) => NewClients(fault).Conversations;

    private SunshineConversationsClient NewClients(string? fault = null)
    {
        var services = new ServiceCollection();
        EmulatorClient.AddTo(services, Emulator).ConfigureHttpClient(client =>
        {
            if (fault is not null)
                client.DefaultRequestHeaders.Add("X-Emulator-Fault", fault);
        });
        ServiceProvider provider = services.BuildServiceProvider();
        _clients.Add(provider);
        return provider.GetRequiredService<SunshineConversationsClient>();
    }

    public async Task<string> CreateAsync(ConversationType type)
    {
        ConversationResponse created = await Conversations.CreateConversationAsync(AppId, new()
        {
            Type = type,
            Participants = [ConversationParticipant.ByUserId(UserId, subscribeSdkClient: true)],
            DisplayName = "Before",
            Description = "Before",
        });
        return created.Conversation.Id;
    }

    public async Task<Conversation> GetAsync(string? conversationId = null) =>
        (await Conversations.GetConversationAsync(AppId, conversationId ?? ConversationId)).Conversation;

    /// <summary>The message that the block posted to the conversation, and no other.</summary>
    public async Task<Message> OnlyMessageAsync() => Assert.Single((await Client.Messages.ListMessagesAsync(AppId, ConversationId)).Messages);

    /// <summary>The services that the block registered, as a starting host sees them; all requests to the service go to the emulator.</summary>
    public IHost Build()
    {
        Builder.Services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(
            handlers => handlers.PrimaryHandler = new Redirection(Emulator.BaseUrl, Sent)));
        IHost host = Builder.Build();
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        return host;
    }

    private WebApplicationBuilder NewWeb()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddHostedService(services => App.Of(services));
        return builder;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ServiceProvider client in _clients)
            await client.DisposeAsync();

        await Emulator.DisposeAsync();
        await Console.DisposeAsync();
    }
}
