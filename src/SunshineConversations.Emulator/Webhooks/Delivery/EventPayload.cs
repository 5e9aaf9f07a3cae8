using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>The payload of an event for one webhook. It is created when the event occurs, since its subject may change.</summary>
internal sealed class EventPayload(AppState state, Webhook webhook)
{
    private static readonly string[] ShownOfConversation = ["id", "type", "metadata", "activeSwitchboardIntegration", "pendingSwitchboardIntegration"];
    private static readonly string[] ShownOfAuthor = ["type", "userId"];
    private static readonly string[] ShownOfMessageAuthor = [.. ShownOfAuthor, "displayName", "avatarUrl"];
    private static readonly string[] ShownOfUser = ["id", "authenticated", "externalId", "zendeskId", "brandId"];

    /// <summary>The event as it is written.</summary>
    public JsonObject Of(EmulatorEvent change) => new()
    {
        ["id"] = change.Id,
        ["createdAt"] = change.CreatedAt,
        ["type"] = change.Type,
        ["payload"] = WithoutNulls(
            change.Subject switch
            {
                ConversationCreation creation => new()
                {
                    ["creationReason"] = creation.Reason,
                    ["source"] = SourceOf(change),
                    ["user"] = change.Conversation!.Type == Conversation.Personal ? UserWith(change.Conversation.UserIds[0]) : null,
                },
                Participant participant => new() { ["user"] = UserWith(participant.UserId, isAlwaysTruncated: true) },
                Message message => new() { ["message"] = MessageOf(message) },
                Activity activity => new()
                {
                    ["activity"] = WithoutNulls(new() { ["type"] = activity.Type, ["author"] = AuthorOf(activity.Author, ShownOfAuthor), ["source"] = SourceOf(change) }),
                },
                Postback postback => new()
                {
                    ["postback"] = WithoutNulls(new() { ["payload"] = postback.Payload, ["metadata"] = ToNode(postback.Metadata) }),
                    ["user"] = UserOf(postback.User),
                    ["source"] = SourceOf(change),
                },
                Referral referral => new()
                {
                    ["referral"] = new JsonObject { ["code"] = referral.Code },
                    ["user"] = UserOf(referral.User),
                    ["source"] = SourceOf(change),
                },
                MessageArrival arrival => new()
                {
                    ["user"] = UserOf(arrival.User),
                    ["message"] = new JsonObject { ["id"] = arrival.Message.Id },
                    ["destination"] = WithoutNulls(new() { ["type"] = arrival.Client.Type, ["integrationId"] = arrival.Client.IntegrationId }),
                    ["externalMessages"] = arrival.Error is null ? new JsonArray(new JsonObject { ["id"] = $"external-{arrival.Message.Id}" }) : null,
                    ["isFinalEvent"] = arrival.IsFinal,
                    ["error"] = ErrorOf(arrival.Error),
                },
                ClientChange client => new()
                {
                    ["user"] = UserWith(client.Client.UserId, isAlwaysTruncated: true),
                    ["client"] = JsonSerializer.SerializeToNode(client.Client, EmulatorJson.Wire.Client),
                    ["reason"] = client.Reason,
                    ["source"] = change.Type == EventTypes.ClientUpdate ? null : SourceOf(change),
                },
                MergedUsers merged => new()
                {
                    ["mergedUsers"] = new JsonObject { ["surviving"] = UserOf(merged.Surviving), ["discarded"] = UserOf(merged.Discarded) },
                    ["discardedMetadata"] = ToNode(merged.DiscardedMetadata),
                    ["reason"] = "api",
                },
                User user when change.Type == EventTypes.UserRemove => new() { ["user"] = UserOf(user, isAlwaysTruncated: true) },
                User user => new() { ["user"] = UserOf(user), ["source"] = SourceOf(change) },
                ControlFailure failure => new() { ["error"] = ErrorOf(failure.Error), ["metadata"] = ToNode(failure.Metadata) },
                // The description has no schema for it.
                Passthrough passthrough => JsonObject.Create(passthrough.Payload)!,
                // Control of a conversation.
                JsonElement metadata => new() { ["metadata"] = ToNode(metadata) },
                _ => [],
            },
            conversation: change.Conversation is { } conversation ? Shown(JsonSerializer.SerializeToNode(conversation, EmulatorJson.Wire.Conversation)!, ShownOfConversation) : null),
    };

    private JsonNode MessageOf(Message message)
    {
        JsonNode node = JsonSerializer.SerializeToNode(message, EmulatorJson.Wire.Message)!;
        node["author"] = AuthorOf(message.Author, ShownOfMessageAuthor);
        node["source"] = SourceOf(message.Source);
        return node;
    }

    private JsonNode AuthorOf(Author author, string[] shown)
    {
        JsonNode node = Shown(JsonSerializer.SerializeToNode(author, EmulatorJson.Wire.Author)!, shown);
        if (author.UserId is not null && UserWith(author.UserId) is { } user)
            node["user"] = user;

        return node;
    }

    private JsonObject SourceOf(EmulatorEvent change) => SourceOf(change.Source);

    private JsonObject SourceOf(Source source)
    {
        JsonObject node = JsonSerializer.SerializeToNode(source, EmulatorJson.Wire.Source)!.AsObject();
        if (webhook.IncludeFullSource)
        {
            if (source.ClientId is { } clientId && state.Clients.Find(clientId) is { } client)
                node["client"] = JsonSerializer.SerializeToNode(client, EmulatorJson.Wire.Client);

            if (source.DeviceId is { } deviceId && state.Devices.Find(deviceId) is { } device)
                node["device"] = JsonSerializer.SerializeToNode(device, EmulatorJson.Wire.Device);
        }

        return node;
    }

    private JsonNode? UserWith(string id, bool isAlwaysTruncated = false) => state.Users.Find(id) is { } user ? UserOf(user, isAlwaysTruncated) : null;

    /// <param name="user">The user.</param>
    /// <param name="isAlwaysTruncated">Whether the event never includes the full user, regardless of the webhook's options.</param>
    private JsonNode UserOf(User user, bool isAlwaysTruncated = false)
    {
        JsonNode node = JsonSerializer.SerializeToNode(user, EmulatorJson.Wire.User)!;
        return webhook.IncludeFullUser && !isAlwaysTruncated ? node : Shown(node, ShownOfUser);
    }

    private static JsonObject Shown(JsonNode node, string[] names) =>
        new(node.AsObject().Where(member => names.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static JsonObject? ErrorOf(EventError? error) => error is null ? null : new() { ["code"] = error.Code, ["message"] = error.Message };

    private static JsonNode? ToNode(JsonElement? value) => value is { } element ? JsonNode.Parse(element.GetRawText()) : null;

    private static JsonObject WithoutNulls(JsonObject node, JsonObject? conversation = null)
    {
        foreach (string name in node.Where(member => member.Value is null).Select(member => member.Key).ToArray())
            node.Remove(name);

        if (conversation is not null)
            node.Insert(0, "conversation", conversation);

        return node;
    }
}
