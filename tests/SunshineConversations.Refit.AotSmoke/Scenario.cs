using System.Text.Json.Nodes;

namespace SunshineConversations.AotSmoke;

/// <summary>The operations of one client, each response looked at.</summary>
internal sealed class Scenario(SunshineConversationsClient client, Attempts attempts, CancellationToken cancellationToken)
{
    private readonly IConversationsApi _api = client.Conversations;
    private readonly List<string> _created = [];

    public async Task CreateFirstAsync() => await CreateAsync("Größe 1 👟");

    public async Task RunAsync()
    {
        string id = _created[0];
        await GetAsync(id);
        await PageAsync();
        await UpdateAsync(id);
        await PostConversionEventsAsync(id);
        await DownloadMessageRefAsync(id);
        await new MessageScenario(client, id, cancellationToken).RunAsync();
        await new PeopleScenario(client, cancellationToken).RunAsync();
        await new IntegrationScenario(client, cancellationToken).RunAsync();
        await RetryAsync(id);
        await DeleteAsync();
    }

    private async Task CreateAsync(string displayName)
    {
        ConversationResponse response = await _api.CreateConversationAsync(
            Account.AppId,
            new()
            {
                Type = ConversationType.SdkGroup,
                Participants = [ConversationParticipant.ByUserExternalId(Account.UserExternalId, subscribeSdkClient: true)],
                DisplayName = displayName,
                Description = "Made by the smoke test",
                Metadata = new() { ["lang"] = "en-ca", ["vip"] = true, ["score"] = 4.5 },
            },
            cancellationToken);
        Check.That(response.Conversation is { Id.Length: 24, IsDefault: false });
        Check.That(response.Conversation.Type == ConversationType.SdkGroup);
        Check.That(response.Conversation.DisplayName == displayName);
        _created.Add(response.Conversation.Id);
    }

    private async Task GetAsync(string id)
    {
        Conversation conversation = await ReadAsync(id);
        Check.That(conversation.Id == id && conversation.Type == ConversationType.SdkGroup);
        Check.That(conversation is { DisplayName: "Größe 1 👟", Description: "Made by the smoke test", IconUrl: null, Metadata.Count: 3 });
        Check.That(conversation.Metadata["lang"].AsString() == "en-ca");
        Check.That(conversation.Metadata["vip"].AsBoolean() == true);
        Check.That(conversation.Metadata["score"].AsDecimal() == 4.5m);
        Check.That((DateTimeOffset.UtcNow - conversation.CreatedAt)?.Duration() < TimeSpan.FromMinutes(1));
    }

    private async Task PageAsync()
    {
        await CreateAsync("Second");
        await CreateAsync("Third");
        var filter = ConversationListFilter.ByUserId(Account.UserId);

        ConversationListResponse first = await _api.ListConversationsAsync(Account.AppId, filter, new() { Size = 2 }, cancellationToken);
        Check.That(first is { Conversations.Count: 2, Meta: { HasMore: true, AfterCursor: not null }, Links.Next: not null });
        ConversationListResponse next = await _api.ListConversationsAsync(Account.AppId, filter, new() { Size = 2, After = first.Meta.AfterCursor }, cancellationToken);
        Check.That(next.Conversations.Count > 0 && next.Meta is { BeforeCursor: not null });

        int before = attempts.Statuses.Count;
        HashSet<string?> listed = [];
        await foreach (Conversation conversation in _api.ListAllConversationsAsync(Account.AppId, ConversationListFilter.ByUserExternalId(Account.UserExternalId), pageSize: 1, cancellationToken: cancellationToken))
            Check.That(listed.Add(conversation.Id));

        Check.That(listed.IsSupersetOf(_created));
        Check.That(attempts.Statuses.Count - before >= listed.Count);
    }

    private async Task UpdateAsync(string id)
    {
        ConversationResponse response = await _api.UpdateConversationAsync(Account.AppId, id, new() { DisplayName = "Renamed", Description = null }, cancellationToken);
        Check.That(response.Conversation is { DisplayName: "Renamed", Description: null, Metadata.Count: 3 });
        response = await _api.UpdateConversationAsync(Account.AppId, id, new() { Metadata = new Metadata { ["lang"] = "fr" } }, cancellationToken);
        Check.That(response.Conversation is { DisplayName: "Renamed", Metadata.Count: 1 });
        response = await _api.UpdateConversationAsync(Account.AppId, id, new() { Metadata = null }, cancellationToken);
        Check.That(response.Conversation is { DisplayName: "Renamed", Metadata: null or { Count: 0 } });
    }

    private async Task PostConversionEventsAsync(string id)
    {
        var purchase = new JsonObject { ["event_name"] = "Purchase", ["event_time"] = 1752161233, ["custom_data"] = new JsonObject { ["value"] = 9.99 } };
        ConversionEventsResponse response = await _api.PostConversionEventsAsync(Account.AppId, id, ConversionEventsBody.ForWhatsApp(purchase), cancellationToken);
        Check.That(response.ConversionEvents is { DatasetId: "1234567890123456", EventsReceived: 1 });
    }

    private async Task DownloadMessageRefAsync(string id)
    {
        var dataRef = new AppleInteractiveDataRef { Url = "https://p61-content.icloud.com/example", Bid = "com.apple.messages", Key = "00c0", Signature = "81a6", Owner = "M58C" };
        JsonObject response = await _api.DownloadMessageRefAsync(Account.AppId, id, new() { UserId = Account.UserId, Apple = new() { InteractiveDataRef = dataRef } }, cancellationToken);
        Check.That((string?)response["conversationId"] == id);
        Check.That((double?)response["interactiveData"]?["version"] == 1.5);
        Check.That((string?)response["interactiveDataRef"]?["owner"] == dataRef.Owner);
    }

    /// <summary>The emulator refuses the first attempt, and asks for a second of patience.</summary>
    private async Task RetryAsync(string id)
    {
        attempts.NextFault = "503";
        Check.That((await ReadAsync(id)).DisplayName == "Renamed");
        Check.That(attempts.Statuses is [.., 503, 200]);
    }

    private async Task DeleteAsync()
    {
        foreach (string id in _created)
            await _api.DeleteConversationAsync(Account.AppId, id, cancellationToken);

        SunshineConversationsException e = await Check.ThrowsAsync<SunshineConversationsException>(() => ReadAsync(_created[0]));
        Check.That((int)e.StatusCode == 404 && e.Errors is [{ Code: "conversation_not_found", Title.Length: > 0 }]);
        Check.That(e is { Operation: "GetConversation", RouteTemplate: "/v2/apps/{appId}/conversations/{conversationId}", Attempts: 1 });
    }

    private async Task<Conversation> ReadAsync(string id)
    {
        ConversationResponse response = await _api.GetConversationAsync(Account.AppId, id, cancellationToken);
        Check.That(response.Conversation is not null);
        return response.Conversation;
    }
}
