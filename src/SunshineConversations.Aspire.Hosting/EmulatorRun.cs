using Microsoft.Extensions.Hosting;
using SunshineConversations.Emulator;

namespace Aspire.Hosting;

/// <summary>An emulator that is stopped with the app host, after the programs that call it, or when the app host is disposed.</summary>
internal sealed class EmulatorRun(EmulatorOptions options) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private bool _hasStopped;

    public EmulatorOptions Options => options;

    public SunshineConversationsEmulator? Emulator { get; private set; }

    /// <summary>Starts it, unless the app host has stopped already.</summary>
    /// <exception cref="ArgumentException">The options are invalid.</exception>
    public async Task<SunshineConversationsEmulator> RunAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_hasStopped, this);
            return Emulator = await SunshineConversationsEmulator.StartAsync(options, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task StoppedAsync(CancellationToken cancellationToken) => await DisposeAsync().ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_hasStopped && Emulator is not null)
                await Emulator.DisposeAsync().ConfigureAwait(false);

            _hasStopped = true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
