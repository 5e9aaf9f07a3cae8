using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>A newer document makes the comparer tell what is new, gone or changed: proved with altered copies of today's.</summary>
public sealed class AlteredDocumentTests
{
    private const string Conversations = "/v2/apps/{appId}/conversations";
    private const string Conversation = Conversations + "/{conversationId}";

    [ContractFact]
    public void An_added_operation_is_told() => AssertTells(
        document => document.Paths.Add(Conversation + "/archive", new OpenApiPathItem
        {
            Operations = new()
            {
                [HttpMethod.Post] = new()
                {
                    OperationId = "ArchiveConversation",
                    Tags = new HashSet<OpenApiTagReference> { new("Conversations", document) },
                },
            },
        }),
        $"Conversations: operation ArchiveConversation (POST {Conversation}/archive) is in the document but not in IConversationsApi");

    [ContractFact]
    public void A_renamed_operation_and_another_verb_and_route_are_told() => AssertTells(
        document =>
        {
            Operation(document, Conversation, HttpMethod.Delete).OperationId = "RemoveConversation";
            Dictionary<HttpMethod, OpenApiOperation> operations = document.Paths[Conversation].Operations!;
            operations.Remove(HttpMethod.Patch, out OpenApiOperation? update);
            operations.Add(HttpMethod.Put, update!);
            document.Paths.Remove(Conversation + "/download", out IOpenApiPathItem? download);
            document.Paths.Add(Conversation + "/fetch", download!);
        },
        $"Conversations: operation RemoveConversation (DELETE {Conversation}) is in the document but not in IConversationsApi",
        $"Conversations: operation DeleteConversation (DELETE {Conversation}) is in IConversationsApi but not in the document",
        $"Conversations: operation UpdateConversation is PUT {Conversation} in the document but PATCH {Conversation} in IConversationsApi",
        $"Conversations: operation DownloadMessageRef is POST {Conversation}/fetch in the document but POST {Conversation}/download in IConversationsApi");

    [ContractFact]
    public void Other_parameters_bodies_and_answers_are_told() => AssertTells(
        document =>
        {
            OpenApiOperation list = Operation(document, Conversations, HttpMethod.Get);
            list.Parameters!.Add(new OpenApiParameter { Name = "sort", In = ParameterLocation.Query, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            Parameter(document, "conversationFilterQuery").Required = false;
            Parameter(document, "pageQuery").Style = ParameterStyle.Form;
            Operation(document, Conversation, HttpMethod.Get).RequestBody = new OpenApiRequestBody { Content = Json(document, "page") };
            Operation(document, Conversation, HttpMethod.Patch).RequestBody = null;
            Operation(document, Conversation, HttpMethod.Delete).Responses!["200"] = new OpenApiResponse { Content = Json(document, "conversationResponse") };
            Operation(document, Conversation + "/conversionEvents", HttpMethod.Post).Responses!["200"] = new OpenApiResponse();
        },
        [
            "ListConversations: query parameter sort (string, required) is in the document but not on ListConversationsAsync",
            "ListConversations: query parameter filter is optional in the document but required on ListConversationsAsync",
            "ListConversations: query parameter page has the style form in the document but goes through DeepObjectConverter on ListConversationsAsync",
            "GetConversation: a body (page) is in the document but not on GetConversationAsync",
            "UpdateConversation: a body is on UpdateConversationAsync but not in the document",
            "DeleteConversation: 200 answers with conversationResponse in the document, which DeleteConversationAsync does not return",
            "PostConversionEvents: 200 has no answer in the document but ConversionEventsResponse on PostConversionEventsAsync",
            // The schemas of the page and of the update are no longer looked at.
            .. Limits.Checked
                .Where(limit => limit.Member.Split('.')[0] is "page" or "conversationUpdateBody")
                .Select(limit => $"{limit.Member}: {limit.Keyword} {limit.Value} is checked but not in the document"),
        ]);

    [ContractFact]
    public void An_added_and_a_removed_property_are_told() => AssertTells(
        document =>
        {
            OpenApiSchema conversation = (OpenApiSchema)Schema(document, "conversation").AllOf![1];
            conversation.Properties!.Add("newMember", new OpenApiSchema { Type = JsonSchemaType.String });
            conversation.Properties.Add("messages", new OpenApiSchema { Type = JsonSchemaType.Array, Items = Reference(document, "message") });
            conversation.Properties.Remove("isDefault");
            Schema(document, "page").Properties!.Add("offset", new OpenApiSchema { Type = JsonSchemaType.Integer });
            Schema(document, "error").Properties!.Remove("title");
        },
        "conversation.newMember (string) is in the document but not on Conversation",
        "conversation.messages (array of message) is in the document but not on Conversation",
        "conversation.isDefault is on Conversation but not in the document",
        "page.offset (integer) is in the document but not on Page",
        "error.title is on SunshineConversationsError but not in the document");

    [ContractFact]
    public void An_added_and_a_removed_value_of_an_enum_are_told() => AssertTells(
        document => Schema(document, "conversationType").Enum = ["personal", "broadcast"],
        "conversationType: the value broadcast is in the document but not on ConversationType",
        "conversationType: the value sdkGroup is on ConversationType but not in the document");

    [ContractFact]
    public void Another_type_nullability_or_requirement_is_told() => AssertTells(
        document =>
        {
            Property(document, "page", "size").Type = JsonSchemaType.String;
            Property(document, "switchboardIntegrationWebhook", "id").Type = JsonSchemaType.Integer;
            Property(document, "conversationTruncated", "id").Type |= JsonSchemaType.Null;
            Property(document, "error", "code").Enum = ["not_found"];
            ((OpenApiSchema)Schema(document, "conversation").AllOf![1].Properties!["createdAt"]).Description = "No longer a moment.";
            Schema(document, "conversationCreateBody").Required = new HashSet<string> { "displayName" };
            Schema(document, "conversationUpdateBody").Required = new HashSet<string> { "metadata" };
            Schema(document, "description").Type = JsonSchemaType.String;
        },
        "page.size is string in the document but Int32 on Page",
        "switchboardIntegrationWebhook.id is integer in the document but String on ConversationSwitchboardIntegration",
        "conversation.id is nullable in the document but not nullable on Conversation",
        "error.code is one of not_found in the document but String on SunshineConversationsError",
        "conversation.createdAt is string in the document but DateTimeOffset on Conversation",
        "conversationCreateBody.type is optional in the document but required on ConversationCreateBody",
        "conversationUpdateBody.metadata is required in the document but optional on ConversationUpdateBody",
        "conversationUpdateBody.description is not nullable in the document but nullable on ConversationUpdateBody");

    [ContractFact]
    public void An_added_a_removed_and_a_changed_limit_are_told() => AssertTells(
        document =>
        {
            Property(document, "page", "size").Maximum = "200";
            Property(document, "conversationCreateBody", "participants").MaxItems = null;
            Schema(document, "icon").MaxLength = 4096;
            ((OpenApiSchema)Schema(document, "participantSubSchema").AnyOf![0].Properties!["userId"]).Pattern = "^[0-9a-f]+$";
            Parameter(document, "conversationId").Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 24 };
            Schema(document, "metadata").Description = "The metadata is limited to 8KB in size.";
        },
        "page.size: maximum is 200 in the document but 100 is checked",
        "conversationCreateBody.participants: maxItems 10 is checked but not in the document",
        "conversationCreateBody.iconUrl: maxLength is 4096 in the document but 2048 is checked",
        "conversationUpdateBody.iconUrl: maxLength is 4096 in the document but 2048 is checked",
        "participantSubSchema.userId: pattern ^[0-9a-f]+$ is in the document but nothing checks it",
        "GetConversation.conversationId: minLength 24 is in the document but nothing checks it",
        "UpdateConversation.conversationId: minLength 24 is in the document but nothing checks it",
        "DeleteConversation.conversationId: minLength 24 is in the document but nothing checks it",
        "DownloadMessageRef.conversationId: minLength 24 is in the document but nothing checks it",
        "PostConversionEvents.conversationId: minLength 24 is in the document but nothing checks it",
        "conversationCreateBody.metadata: bytes is 8192 in the document but 4096 is checked",
        "conversationUpdateBody.metadata: bytes is 8192 in the document but 4096 is checked");

    [ContractFact]
    public void An_example_that_does_not_come_back_as_it_was_is_told() => AssertTells(
        document =>
        {
            ((OpenApiExample)document.Components!.Examples!["getConversation"]).Value = JsonNode.Parse("""{"conversation":{"id":"c","createdAt":"2025-02-03T16:21:12Z"}}""");
#pragma warning disable CS0618 // As in SchemaView.SampleValue.
            ((OpenApiSchema)Schema(document, "conversation").AllOf![1].Properties!["businessLastRead"]).Example = "2020-06-23T14:33:47Z";
#pragma warning restore CS0618
        },
        "conversation.businessLastRead: the example \"2020-06-23T14:33:47Z\" is written back as \"2020-06-23T14:33:47.000Z\"",
        """GetConversation 200, example default: it is written back as {"conversation":{"id":"c","createdAt":"2025-02-03T16:21:12.000Z"}}, not as {"conversation":{"id":"c","createdAt":"2025-02-03T16:21:12Z"}}""");

    /// <summary>The altered document is told to differ in exactly these lines from today's.</summary>
    private static void AssertTells(Action<OpenApiDocument> alter, params IEnumerable<string> expected)
    {
        OpenApiDocument document = OfficialDocument.Load();
        IReadOnlyList<string> before = ContractComparer.Differences(document);
        alter(document);
        Lines.AssertEqual(expected, ContractComparer.Differences(document).Except(before));
    }

    private static OpenApiOperation Operation(OpenApiDocument document, string path, HttpMethod verb) => document.Paths[path].Operations![verb];

    private static OpenApiParameter Parameter(OpenApiDocument document, string name) => (OpenApiParameter)document.Components!.Parameters![name];

    private static OpenApiSchema Schema(OpenApiDocument document, string name) => (OpenApiSchema)document.Components!.Schemas![name];

    private static OpenApiSchema Property(OpenApiDocument document, string schema, string name) => (OpenApiSchema)Schema(document, schema).Properties![name];

    private static OpenApiSchemaReference Reference(OpenApiDocument document, string name) => new(name, document);

    private static Dictionary<string, IOpenApiMediaType> Json(OpenApiDocument document, string schema) =>
        new() { ["application/json"] = new OpenApiMediaType { Schema = Reference(document, schema) } };
}
