namespace SunshineConversations.AspireTests;

/// <summary>The app host of the README, started once, with a second emulator that cannot start and a program that is not started.</summary>
public sealed class StartedAppHost : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public DistributedApplication App { get; private set; } = null!;

    public SunshineConversationsResource Sunshine { get; private set; } = null!;

    public SunshineConversationsEmulator Emulator => Sunshine.Emulator;

    public IResource Find(string name) => App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == name);

    public async Task InitializeAsync()
    {
        using var tooLong = new CancellationTokenSource(Patience);
        CancellationToken cancellationToken = tooLong.Token;
        IDistributedApplicationTestingBuilder builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.SunshineConversations_Aspire_AppHost>(cancellationToken);
        Sunshine = builder.Resources.OfType<SunshineConversationsResource>().Single();
        builder.AddSunshineConversations("broken", options => options.AppId = "");
        builder.AddExecutable("other", "none", ".").WithReference(builder.CreateResourceBuilder(Sunshine), "OTHER_APP").WithExplicitStart();
        Assert.Contains("'sunshine' has not started: start the app host", Assert.Throws<InvalidOperationException>(() => Emulator).Message, StringComparison.Ordinal);

        App = await builder.BuildAsync(cancellationToken);
        await App.StartAsync(cancellationToken);
        await App.ResourceNotifications.WaitForResourceHealthyAsync("bot", cancellationToken);
    }

    public async Task DisposeAsync() => await App.DisposeAsync();
}
