using System.Net;

namespace SunshineConversations.Tests.Emulator;

public sealed class PostConversionEventsTests : EmulatorTest
{
    private const string ExactlyOne = "Exactly one of messenger, instagram, whatsapp is required";

    private string _path = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _path = $"{Conversations}/{await CreateAsync(GroupBody)}/conversionEvents";
    }

    [Theory]
    [InlineData("messenger", 1)]
    [InlineData("instagram", 2)]
    [InlineData("whatsapp", 7)]
    public async Task The_events_of_each_channel_are_counted_and_the_data_set_is_a_number(string channel, int count)
    {
        string events = string.Join(',', Enumerable.Repeat("""{"event_name":"TestEvent","event_time":1752161233}""", count));

        Answer answer = await SendAsync("POST", _path, $$$$"""{"{{{{channel}}}}":{"payload":{"data":[{{{{events}}}}]}}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$$"""{"conversionEvents":{"datasetId":1234567890123456,"eventsReceived":{{{count}}}}}""", answer.Text);
    }

    [Theory]
    [InlineData("""{}""", ExactlyOne)]
    [InlineData("""{"telegram":{"payload":{"data":[{}]}}}""", ExactlyOne)]
    [InlineData("""{"messenger":{"payload":{"data":[{}]}},"whatsapp":{"payload":{"data":[{}]}}}""", ExactlyOne)]
    [InlineData("""{"messenger":null}""", "messenger must be an object")]
    [InlineData("""{"messenger":{}}""", "messenger.payload is required")]
    [InlineData("""{"messenger":{"payload":[]}}""", "messenger.payload must be an object")]
    [InlineData("""{"instagram":{"payload":{}}}""", "instagram.payload.data is required")]
    [InlineData("""{"instagram":{"payload":{"data":{}}}}""", "instagram.payload.data must be an array of at least one event")]
    [InlineData("""{"instagram":{"payload":{"data":[]}}}""", "instagram.payload.data must be an array of at least one event")]
    [InlineData("""{"whatsapp":{"payload":{"data":[{},"x"]}}}""", "whatsapp.payload.data[1] must be an object")]
    public async Task A_wrong_body_is_a_bad_request(string body, string title) => (await SendAsync("POST", _path, body)).IsBadRequest(title);

    [Fact]
    public async Task All_problems_are_told_at_once() =>
        (await SendAsync("POST", _path, """{"messenger":{"payload":{"data":[1,{},null]}},"whatsapp":{}}""")).IsBadRequest(
            ExactlyOne,
            "messenger.payload.data[0] must be an object",
            "messenger.payload.data[2] must be an object",
            "whatsapp.payload is required");
}
