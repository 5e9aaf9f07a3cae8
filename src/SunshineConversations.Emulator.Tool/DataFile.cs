using System.Security.Cryptography;
using System.Text.Json;

namespace SunshineConversations.Emulator.Tool;

/// <summary>Keeps the state of the emulator in a file: reads it at the start, and writes it after changes and at the end.</summary>
internal sealed class DataFile(string path, EmulatorAccount account, TextWriter errors) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(10);

    private Task _changed = Task.CompletedTask;
    private byte[] _savedHash = [];

    /// <exception cref="InvalidDataException">The file cannot be read, or is not one that was written here.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SavedState.LoadAsync(account, await File.ReadAllBytesAsync(path, cancellationToken), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            // The first start.
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"--data: '{path}' cannot be read. {exception.Message}", exception);
        }

        await SaveAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>The server has stopped before: nothing changes any more.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(cancellationToken);
    }

    /// <summary>A failure is reported once, and ends nothing: the disk may have space again soon.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? failure = null;
        while (true)
        {
            await _changed.WaitAsync(failure is null ? Timeout.InfiniteTimeSpan : RetryInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;

            try
            {
                await SaveAsync(stoppingToken);
                failure = null;
            }
            catch (IOException exception)
            {
                if (failure != exception.Message)
                    await errors.WriteLineAsync(exception.Message);

                failure = exception.Message;
            }
        }
    }

    /// <summary>Replaces the file as a whole, if it would be different: a program that is killed leaves the one before.</summary>
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        // A change during this save is saved by the next one.
        lock (account.Lock)
            _changed = account.Journal.Changed;

        try
        {
            SavedState state = await SavedState.TakeAsync(account, cancellationToken);
            // Each request has an ID too, and changes nothing else.
            byte[] hash = SHA256.HashData((state with { LastId = "" }).ToJson());
            if (hash.AsSpan().SequenceEqual(_savedHash))
                return;

            string next = path + ".new";
            await File.WriteAllBytesAsync(next, state.ToJson(), cancellationToken);
            File.Move(next, path, overwrite: true);
            _savedHash = hash;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--data: '{path}' cannot be written. {exception.Message}", exception);
        }
    }
}
