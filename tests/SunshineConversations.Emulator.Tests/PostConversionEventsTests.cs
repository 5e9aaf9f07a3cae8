using System.Net;

namespace SunshineConversations.Emulator.Tests;

public sealed class PostConversionEventsTests : EmulatorTest
{
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

        JsonResponse response = await SendAsync("POST", _path, $$$$"""{"{{{{channel}}}}":{"payload":{"data":[{{{{events}}}}]}}}""");

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal($$$"""{"conversionEvents":{"datasetId":1234567890123456,"eventsReceived":{{{count}}}}}""", response.Text);
    }

    [Fact]
    public async Task One_response_names_all_problems() =>
        (await SendAsync("POST", _path, """{"messenger":{"payload":{"data":[1,{},null]}},"whatsapp":{}}""")).IsBadRequest(
            "messenger.payload.data[0] must be an object",
            "messenger.payload.data[2] must be an object",
            "whatsapp.payload is required",
            "The request must have exactly one of messenger, instagram, whatsapp");
}
