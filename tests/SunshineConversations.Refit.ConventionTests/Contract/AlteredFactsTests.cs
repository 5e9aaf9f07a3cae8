namespace SunshineConversations.ConventionTests.Contract;

/// <summary>A newer description makes the comparer report what is new, gone or changed: proved with altered copies of today's facts.</summary>
public sealed class AlteredFactsTests
{
    private const string Conversations = "/v2/apps/{appId}/conversations";
    private const string Conversation = Conversations + "/{conversationId}";

    [Fact]
    public void An_added_operation_is_told() => AssertTells(
        facts => facts["operations"]!["ArchiveConversation"] = Json($$"""{"tag":"Conversations","route":"POST {{Conversation}}/archive"}"""),
        $"Conversations: operation ArchiveConversation (POST {Conversation}/archive) is in the description but not in IConversationsApi");

    [Fact]
    public void An_added_tag_is_told() => AssertTells(
        facts => facts["operations"]!["SendFax"] = Json("""{"tag":"Faxes","route":"POST /v2/faxes"}"""),
        "Faxes: it is in the description but not in the library");

    [Fact]
    public void A_renamed_operation_and_another_verb_and_route_are_told() => AssertTells(
        facts =>
        {
            JsonObject operations = facts["operations"]!.AsObject();
            operations.Remove("DeleteConversation", out JsonNode? delete);
            operations["RemoveConversation"] = delete;
            operations["UpdateConversation"]!["route"] = $"PUT {Conversation}";
            operations["DownloadMessageRef"]!["route"] = $"POST {Conversation}/fetch";
        },
        $"Conversations: operation RemoveConversation (DELETE {Conversation}) is in the description but not in IConversationsApi",
        $"Conversations: operation DeleteConversation (DELETE {Conversation}) is in IConversationsApi but not in the description",
        $"Conversations: operation UpdateConversation is PUT {Conversation} in the description but PATCH {Conversation} in IConversationsApi",
        $"Conversations: operation DownloadMessageRef is POST {Conversation}/fetch in the description but POST {Conversation}/download in IConversationsApi");

    [Fact]
    public void Other_parameters_bodies_and_responses_are_told() => AssertTells(
        facts =>
        {
            JsonNode operations = facts["operations"]!;
            Parameters("ListConversations").Add(Json("""{"name":"sort","in":"query","required":true,"schema":{"type":"string"}}"""));
            Parameter("ListConversations", "filter")["required"] = false;
            Parameter("ListConversations", "page")["style"] = "form";
            operations["GetConversation"]!["body"] = Json("""{"required":true,"schema":{"$ref":"page"}}""");
            operations["UpdateConversation"]!.AsObject().Remove("body");
            operations["CreateConversation"]!["body"]!["required"] = false;
            operations["DeleteConversation"]!["responses"]!["200"] = Json("""{"schema":{"$ref":"conversationResponse"}}""");
            operations["PostConversionEvents"]!["responses"]!["200"] = new JsonObject();

            JsonArray Parameters(string id) => operations[id]!["parameters"]!.AsArray();
            JsonNode Parameter(string id, string name) => Parameters(id).Single(parameter => (string?)parameter!["name"] == name)!;
        },
        "ListConversations: query parameter sort (string, required) is in the description but not on ListConversationsAsync",
        "ListConversations: query parameter filter is optional in the description but required on ListConversationsAsync",
        "ListConversations: query parameter page has the style form in the description but goes through DeepObjectConverter on ListConversationsAsync",
        "GetConversation: a body (page) is in the description but not on GetConversationAsync",
        "UpdateConversation: a body is on UpdateConversationAsync but not in the description",
        "CreateConversation: the body is optional in the description but required on CreateConversationAsync",
        "DeleteConversation: 200 returns conversationResponse in the description, which DeleteConversationAsync does not return",
        "PostConversionEvents: 200 has no body in the description but ConversionEventsResponse on PostConversionEventsAsync",
        // The schema of the page is no longer looked at.
        "page.size: minimum 1 is checked but not in the description",
        "page.size: maximum 100 is checked but not in the description");

    [Fact]
    public void An_added_and_a_removed_property_are_told() => AssertTells(
        facts =>
        {
            JsonObject conversation = facts["schemas"]!["conversation"]!["allOf"]![1]!["properties"]!.AsObject();
            conversation["newMember"] = Json("""{"type":"string"}""");
            conversation["messages"] = Json("""{"type":"array","items":{"$ref":"message"}}""");
            conversation["onlySent"] = Json("""{"type":"string","writeOnly":true}""");
            conversation.Remove("isDefault");
            Schema(facts, "page")["properties"]!["offset"] = Json("""{"type":"integer"}""");
            Schema(facts, "error")["properties"]!.AsObject().Remove("title");
        },
        "conversation.newMember (string) is in the description but not on Conversation",
        "conversation.messages (array of message) is in the description but not on Conversation",
        "conversation.isDefault is on Conversation but not in the description",
        "page.offset (integer) is in the description but not on Page",
        "error.title is on SunshineConversationsError but not in the description");

    [Fact]
    public void An_added_and_a_removed_value_of_an_enum_are_told() => AssertTells(
        facts => Schema(facts, "conversationType")["enum"] = new JsonArray("personal", "broadcast"),
        "conversationType: the value broadcast is in the description but not on ConversationType",
        "conversationType: the value sdkGroup is on ConversationType but not in the description");

    [Fact]
    public void Another_type_nullability_or_requirement_is_told() => AssertTells(
        facts =>
        {
            Property(facts, "page", "size")["type"] = "string";
            Property(facts, "switchboardIntegrationWebhook", "id")["type"] = "integer";
            Property(facts, "conversationTruncated", "id")["nullable"] = true;
            Property(facts, "conversionEvents", "datasetId")["enum"] = new JsonArray("a", "b");
            Schema(facts, "conversation")["allOf"]![1]!["properties"]!["createdAt"] = Json("""{"type":"string"}""");
            Schema(facts, "conversationCreateBody")["required"] = new JsonArray("displayName");
            Schema(facts, "conversationUpdateBody")["required"] = new JsonArray("metadata");
            Schema(facts, "description")["nullable"] = false;
        },
        "page.size is string in the description but Int32 on Page",
        "switchboardIntegrationWebhook.id is integer in the description but String on ConversationSwitchboardIntegration",
        "conversation.id is nullable in the description but not nullable on Conversation",
        "conversionEvents.datasetId is one of a, b in the description but String on ConversionEvents",
        "conversation.createdAt is string in the description but DateTimeOffset on Conversation",
        "conversationCreateBody.type is optional in the description but required on ConversationCreateBody",
        "conversationUpdateBody.metadata is required in the description but optional on ConversationUpdateBody",
        "conversationUpdateBody.description is not nullable in the description but nullable on ConversationUpdateBody");

    [Fact]
    public void A_removed_and_a_changed_limit_are_told() => AssertTells(
        facts =>
        {
            Property(facts, "page", "size")["maximum"] = 200;
            Property(facts, "page", "size").AsObject().Remove("minimum");
            facts["requestBytes"]!["JSON"] = 50 * 1024;
            Property(facts, "conversationCreateBody", "participants")["maxItems"] = 20;
        },
        "page.size: maximum is 200 in the description but 100 is checked",
        "page.size: minimum 1 is checked but not in the description",
        "request body: maxBytes is 51200 in the description but 102400 is checked");

    [Fact]
    public void An_example_that_is_not_written_back_unchanged_is_told() => AssertTells(
        facts =>
        {
            facts["operations"]!["GetConversation"]!["responses"]!["200"]!["examples"] = Json("""{"default":{"conversation":{"id":"c","createdAt":"2025-02-03T16:21:12Z"}}}""");
            Schema(facts, "conversation")["allOf"]![1]!["properties"]!["businessLastRead"]!["example"] = "2020-06-23T14:33:47Z";
        },
        "conversation.businessLastRead: the example \"2020-06-23T14:33:47Z\" is written back as \"2020-06-23T14:33:47.000Z\"",
        """GetConversation 200, example default: it is written back as {"conversation":{"id":"c","createdAt":"2025-02-03T16:21:12.000Z"}}, not as {"conversation":{"id":"c","createdAt":"2025-02-03T16:21:12Z"}}""");

    /// <summary>The altered facts differ in exactly these lines from today's.</summary>
    private static void AssertTells(Action<JsonObject> alter, params IEnumerable<string> expected)
    {
        JsonObject facts = FactsFile.Read();
        IReadOnlyList<string> before = Differences();
        alter(facts);
        Lines.AssertEqual(expected, Differences().Except(before));

        IReadOnlyList<string> Differences() => Gate.Differences(Facts.Of(facts), [typeof(IConversationsApi)], null);
    }

    private static JsonNode Schema(JsonObject facts, string name) => facts["schemas"]![name]!;

    private static JsonNode Property(JsonObject facts, string schema, string name) => Schema(facts, schema)["properties"]![name]!;

    private static JsonNode Json(string json) => JsonNode.Parse(json)!;
}
