using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>A web application that a block runs, to which it gives nobody a reference.</summary>
internal sealed class RunningApp : IHostedLifecycleService
{
    private readonly TaskCompletionSource<Uri> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IServiceProvider? _services;

    /// <summary>Its address, as soon as it listens.</summary>
    public Task<Uri> BaseUrl => _started.Task;

    /// <summary>Its services, once it was started.</summary>
    public IServiceProvider Services => _services!;

    public RunningApp Of(IServiceProvider services)
    {
        _services = services;
        return this;
    }

    public void Stop() => Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _started.SetResult(new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
