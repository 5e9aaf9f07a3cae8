namespace SunshineConversations.Tests.Serialization;

/// <summary>Runs alone, because it changes the time zone of the process.</summary>
[CollectionDefinition(nameof(LocalTimeTests), DisableParallelization = true)]
[Collection(nameof(LocalTimeTests))]
public sealed class LocalTimeTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable("TZ");

    public LocalTimeTests() => SetTimeZone("Asia/Kolkata");

    public void Dispose() => SetTimeZone(_before);

    [Fact]
    public void A_timestamp_without_an_offset_is_UTC_wherever_this_machine_is()
    {
        Conversation conversation = Wire.ReadConversation("""{"createdAt":"2020-06-23T14:33:47","lastUpdatedAt":"2020-06-23T14:33:47.492Z"}""");

        Assert.Equal(new DateTimeOffset(2020, 6, 23, 14, 33, 47, TimeSpan.Zero), conversation.CreatedAt);
        Assert.Equal(TimeSpan.Zero, conversation.CreatedAt!.Value.Offset);
        Wire.SameJson("""{"lastUpdatedAt":"2020-06-23T14:33:47.492Z","createdAt":"2020-06-23T14:33:47.000Z"}""", Wire.Write(conversation));
    }

    /// <summary>Where the system has no such zone, or does not look at TZ, the machine's own zone stays.</summary>
    private static void SetTimeZone(string? id)
    {
        Environment.SetEnvironmentVariable("TZ", id);
        TimeZoneInfo.ClearCachedData();
    }
}
