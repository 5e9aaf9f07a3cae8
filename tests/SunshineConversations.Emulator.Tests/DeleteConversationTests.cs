using System.Net;

namespace SunshineConversations.Emulator.Tests;

public sealed class DeleteConversationTests : EmulatorTest
{
    [Fact]
    public async Task A_deleted_conversation_is_gone_everywhere()
    {
        string id = await CreateAsync(GroupBody);
        string path = $"{Conversations}/{id}";

        JsonResponse response = await SendAsync("DELETE", path);

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal("{}", response.Text);
        (await SendAsync("GET", path)).IsConversationNotFound();
        (await SendAsync("PATCH", path, "{}")).IsConversationNotFound();
        (await SendAsync("POST", $"{path}/download", $$"""{"userId":"{{UserId}}"}""")).IsConversationNotFound();
        (await SendAsync("POST", $"{path}/conversionEvents", """{"messenger":{"payload":{"data":[{}]}}}""")).IsConversationNotFound();
        (await SendAsync("DELETE", path)).IsConversationNotFound();
        Assert.Empty((await SendAsync("GET", $"{Conversations}?filter[userId]={UserId}")).Json["conversations"]!.AsArray());
    }

    [Fact]
    public async Task The_default_conversation_cannot_be_deleted()
    {
        string id = await CreateAsync(PersonalBody);

        (await SendAsync("DELETE", $"{Conversations}/{id}"))
            .IsBadRequest($"Conversation {id} cannot be deleted because it is the default.");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", $"{Conversations}/{id}")).Status);
        Assert.Equal(0, Emulator.Stats.ConversationsDeleted);
    }

    [Fact]
    public async Task A_second_personal_conversation_can_be_deleted_and_its_id_is_not_used_again()
    {
        await CreateAsync(PersonalBody);
        string id = await CreateAsync(PersonalBody);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("DELETE", $"{Conversations}/{id}")).Status);
        Assert.NotEqual(id, await CreateAsync(PersonalBody));
    }

    [Fact]
    public async Task Of_many_deletions_at_once_exactly_one_succeeds()
    {
        string id = await CreateAsync(GroupBody);

        JsonResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync("DELETE", $"{Conversations}/{id}")));

        Assert.Single(responses, response => response.Status is HttpStatusCode.OK);
        Assert.Equal(19, responses.Count(response => response.Status is HttpStatusCode.NotFound));
        Assert.Equal(1, Emulator.Stats.ConversationsDeleted);
    }
}
