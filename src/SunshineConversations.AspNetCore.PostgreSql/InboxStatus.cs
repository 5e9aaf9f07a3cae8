namespace SunshineConversations;

/// <summary>How much is in the inbox.</summary>
/// <param name="Waiting">How many events are stored and not handled yet, including those in work and those that are retried later.</param>
/// <param name="OldestAge">How long the oldest of them has been waiting, since it was stored or retried; <see langword="null"/> when there is none.</param>
/// <param name="Failed">How many events were set aside.</param>
public sealed record InboxStatus(long Waiting, TimeSpan? OldestAge, long Failed);
