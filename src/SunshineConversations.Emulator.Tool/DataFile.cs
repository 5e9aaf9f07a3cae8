using System.Text.Json;

namespace SunshineConversations.Emulator.Tool;

/// <summary>Keeps the state of the emulator in a file: reads it at the start, and writes it after changes and at the end.</summary>
internal sealed class DataFile(string path, EmulatorAccount account) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <exception cref="InvalidDataException">The file exists, and is not one that was written here.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            try
            {
                await SavedState.LoadAsync(account, await File.ReadAllBytesAsync(path, cancellationToken), cancellationToken);
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"--data: '{path}' cannot be read. {exception.Message}", exception);
            }
        }

        await SaveAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>The server has stopped before: nothing changes any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            Task changed;
            lock (account.Lock)
                changed = account.Journal.Changed;

            await changed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;

            await SaveAsync(stoppingToken);
        }
    }

    /// <summary>Replaces the file as a whole: a program that is killed leaves the one before.</summary>
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        string next = path + ".new";
        await File.WriteAllBytesAsync(next, await SavedState.SaveAsync(account, cancellationToken), cancellationToken);
        File.Move(next, path, overwrite: true);
    }
}
