using System.Net.Http.Headers;

namespace SunshineConversations.Emulator.Tests.Declarations;

/// <summary>Every body that can be derived from the declaration of an operation, valid and invalid, over HTTP.</summary>
public sealed class DeclarationTests : EmulatorTest
{
    private const string Post = "POST";
    private const string BotId = "5ef21b86e933b7355c11c604";

    /// <summary>The prerequisites of a valid body in a conversation: its kind, and requests in it.</summary>
    private static readonly Dictionary<string, (string Conversation, (string Path, string Body)[] Before)> Preparations = new()
    {
        ["UpdateConversation"] = (GroupBody, []),
        ["DownloadMessageRef"] = (GroupBody, []),
        ["PostConversionEvents"] = (GroupBody, []),
        ["PostMessage"] = (PersonalBody, []),
        ["JoinConversation"] = ("""{"type":"sdkGroup"}""", []),
        ["LeaveConversation"] = (GroupBody, []),
        ["PostActivity"] = (PersonalBody, []),
        ["PassControl"] = (PersonalBody, []),
        ["OfferControl"] = (PersonalBody, []),
        ["ReleaseControl"] = (PersonalBody, []),
        ["AcceptControl"] = (PersonalBody, [("offerControl", """{"switchboardIntegration":"bot"}""")]),
    };

    /// <summary>The values of members that differ between tests.</summary>
    private static readonly string[] Placeholders = ["participantId", "conversationId", "code"];

    /// <summary>Requests that succeed only once: a user who leaves is gone.</summary>
    private static readonly string[] Once = ["LeaveConversation", "AcceptControl", "DeleteAttachment", "UpdateApp", "GetToken"];

    /// <summary>Resources that are removed again, because there may be only one, or only a few.</summary>
    private static readonly string[] Removed = ["CreateUser", "CreateIntegration", "CreateWebhook", "CreateAppKey", "CreateCustomIntegrationKey", "CreateSwitchboardIntegration"];

    protected override EmulatorOptions Options => WithChannels;

    public static TheoryData<string> OperationsWithBody { get; } =
        [.. OperationsWithABody.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(OperationsWithBody))]
    public async Task A_valid_body_is_accepted(string operationId)
    {
        ApiOperation operation = Operation(operationId);
        // Each limit is tried by itself, and not that of the whole body.
        Emulator.Options.MaxRequestBodySize = 1_000_000;
        var refused = new List<string>();
        int count = 0;
        Prepared? prepared = null;
        foreach (Sample sample in Samples(operation).Valid(operation.Body!))
        {
            prepared ??= await PrepareAsync(operation);
            JsonResponse response = await SendAsync(operation.Method, prepared.Path, prepared.Fill(sample.Value!), KeyFor(operation));
            count++;
            if (response.Status is not (HttpStatusCode.OK or HttpStatusCode.Created))
                refused.Add($"{sample.What}: {response.Text}");

            if (Removed.Contains(operationId))
                await SendAsync("DELETE", $"{prepared.Path}/{response.Json.Single().Value!["id"]}", null, KeyFor(operation));

            if (Once.Contains(operationId))
                prepared = null;
        }

        Assert.NotEqual(0, count);
        Assert.True(refused.Count == 0, string.Join("\n", refused));
    }

    [Theory]
    [MemberData(nameof(OperationsWithBody))]
    public async Task A_body_that_breaks_one_rule_is_a_bad_request(string operationId)
    {
        ApiOperation operation = Operation(operationId);
        Prepared prepared = await PrepareAsync(operation);
        string[] eventsBefore = [.. Events];
        var accepted = new List<string>();
        int count = 0;
        // A body that is not an object at all is a matter of RequestBodyTests.
        foreach (Sample sample in Samples(operation).Invalid(operation.Body!).Where(sample => sample.Value is JsonObject))
        {
            JsonResponse response = await SendAsync(operation.Method, prepared.Path, prepared.Fill(sample.Value!), KeyFor(operation));
            count++;
            if (response.Status is not HttpStatusCode.BadRequest || (string?)response.Json["errors"]![0]!["code"] != "bad_request")
                accepted.Add($"{sample.What}: {response.Status} {response.Text}");
        }

        Assert.NotEqual(0, count);
        Assert.True(accepted.Count == 0, string.Join("\n", accepted));
        Assert.Equal(eventsBefore, Events);
    }

    [Theory]
    [MemberData(nameof(OperationsWithBody))]
    public async Task A_body_is_required_unless_it_is_optional(string operationId)
    {
        ApiOperation operation = Operation(operationId);
        Prepared prepared = await PrepareAsync(operation);

        JsonResponse response = await SendAsync(operation.Method, prepared.Path, null, KeyFor(operation));

        Assert.Equal(operation.IsBodyOptional ? HttpStatusCode.OK : HttpStatusCode.UnsupportedMediaType, response.Status);
    }

    private static DeclaredSamples Samples(ApiOperation operation)
    {
        var known = new Dictionary<string, string>
        {
            ["userId"] = UserId,
            ["userExternalId"] = UserExternalId,
            ["switchboardIntegration"] = "bot",
            ["survivingZendeskId"] = ZendeskId,
            ["target"] = WebhookTarget,
            ["defaultSwitchboardIntegrationId"] = BotId,
            ["nextSwitchboardIntegrationId"] = BotId,
            ["integrationId"] = operation.Id == "CreateClient" ? Prepared.PlaceholderOf(Prepared.Channel) : SeedIntegrations.IdOf(SeedIntegrations.Web),
            ["client_id"] = "emulator-oauth-client",
            ["client_secret"] = "emulator-oauth-secret-0123456789",
        };
        foreach (string name in operation.Id == "DeleteAttachment" ? ["mediaUrl"] : Placeholders)
            known[name] = Prepared.PlaceholderOf(name);

        return new DeclaredSamples(known);
    }

    private static IEnumerable<ApiOperation> OperationsWithABody =>
        ApiOperations.All.Where(operation => operation.Body is not null);

    private static ApiOperation Operation(string id) => ApiOperations.All.Single(operation => operation.Id == id);

    private static AuthenticationHeaderValue KeyFor(ApiOperation operation) => operation.Callers.HasFlag(CallerScopes.Account) ? Account : Basic();

    /// <summary>Prepares what the operation needs.</summary>
    private async Task<Prepared> PrepareAsync(ApiOperation operation)
    {
        string path = operation.Template
            .Replace("{appId}", AppId, StringComparison.Ordinal)
            .Replace("{userIdOrExternalId}", UserId, StringComparison.Ordinal)
            .Replace("{zendeskId}", ZendeskId, StringComparison.Ordinal)
            .Replace("{switchboardId}", SeedSwitchboard.Id, StringComparison.Ordinal)
            .Replace("{switchboardIntegrationId}", BotId, StringComparison.Ordinal);
        if (operation.Id == "UpdateApp")
            return new Prepared(await CreateAppAsync(), []);

        if (operation.Id == "GetToken")
            return new Prepared(path, new() { ["code"] = Emulator.Account.Codes.Add() });

        if (operation.Id == "CreateClient")
            return new Prepared(path, new() { ["conversationId"] = await CreateAsync(PersonalBody) });

        if (operation.Id == "DeleteAttachment")
            return new Prepared(path, new() { ["mediaUrl"] = await UploadAsync() });

        if (operation.Template.Contains("{integrationId}", StringComparison.Ordinal))
        {
            JsonNode integration = (await SendAsync(Post, Integrations, CustomBody)).Json["integration"]!;
            return new Prepared(
                path.Replace("{integrationId}", (string)integration["id"]!, StringComparison.Ordinal)
                    .Replace("{webhookId}", (string)integration["webhooks"]![0]!["id"]!, StringComparison.Ordinal),
                []);
        }

        if (!Preparations.TryGetValue(operation.Id, out (string Conversation, (string Path, string Body)[] Before) preparation))
            return new Prepared(path, []);

        string id = await CreateAsync(preparation.Conversation);
        foreach ((string rest, string body) in preparation.Before)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(Post, $"{Conversations}/{id}/{rest}", body)).Status);

        JsonResponse participants = await SendAsync("GET", $"{Conversations}/{id}/participants");
        string? participantId = (string?)participants.Json["participants"]!.AsArray().FirstOrDefault()?["id"];
        return new Prepared(path.Replace("{conversationId}", id, StringComparison.Ordinal), new() { ["participantId"] = participantId ?? "" });
    }

    /// <summary>The path of an operation, and what bodies must name.</summary>
    private sealed record Prepared(string Path, Dictionary<string, string> Values)
    {
        public static string PlaceholderOf(string name) => $"<{name}>";

        /// <summary>The integration of the channel that a body names.</summary>
        public const string Channel = "channel";

        public string Fill(JsonNode body) => Values.Append(new(Channel, body["matchCriteria"] is JsonObject criteria ? $"{criteria["type"]}" : "")).Aggregate(
            body.ToJsonString(),
            (text, value) => text.Replace(JsonValue.Create(PlaceholderOf(value.Key)).ToJsonString(), JsonValue.Create(value.Value).ToJsonString(), StringComparison.Ordinal));
    }
}
