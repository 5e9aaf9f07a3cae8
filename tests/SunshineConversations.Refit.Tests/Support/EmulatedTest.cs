using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Support;

/// <summary>An emulator for each test, and a client of it.</summary>
public abstract class EmulatedTest : IAsyncLifetime
{
    private ServiceProvider _client = null!;

    protected SunshineConversationsEmulator Emulator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Emulator = await SunshineConversationsEmulator.StartAsync();
        _client = Clients.Provider(Emulator.BaseUrl);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    protected TApi Api<TApi>()
        where TApi : notnull =>
        _client.GetRequiredService<TApi>();
}
