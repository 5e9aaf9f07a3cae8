using System.Net;
using System.Text.Json.Nodes;
using SunshineConversations.Emulator;

namespace SunshineConversations.Tests.Emulator.Declarations;

/// <summary>Every body that can be derived from the declaration of an operation, valid and invalid, over HTTP.</summary>
public sealed class DeclarationTests : EmulatorTest
{
    private const string Post = "POST";

    /// <summary>What a valid body needs before it: the conversation, and requests in it.</summary>
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

    public static TheoryData<string> OperationsWithBody { get; } =
        [.. OperationsOf(new EmulatorState(new EmulatorOptions(), TimeProvider.System)).Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(OperationsWithBody))]
    public async Task A_valid_body_is_accepted(string operationId)
    {
        ApiOperation operation = Operation(operationId);
        // Each limit is tried by itself, and not that of the whole body.
        Emulator.Options.MaxRequestBodyBytes = 1_000_000;
        var refused = new List<string>();
        int count = 0;
        string? path = null;
        foreach (Sample sample in Samples("").Valid(operation.Body!))
        {
            path ??= await PrepareAsync(operation);
            var body = (JsonObject)sample.Value!;
            if (body.ContainsKey("participantId"))
                body["participantId"] = await ParticipantIdAsync(path);

            JsonResponse response = await SendAsync(operation.Method, path, body.ToJsonString());
            count++;
            if (response.Status is not (HttpStatusCode.OK or HttpStatusCode.Created))
                refused.Add($"{sample.What}: {response.Text}");

            // What changes who is there or in control needs a new conversation each time.
            if (operationId is "LeaveConversation" or "AcceptControl")
                path = null;
        }

        Assert.NotEqual(0, count);
        Assert.True(refused.Count == 0, string.Join("\n", refused));
    }

    [Theory]
    [MemberData(nameof(OperationsWithBody))]
    public async Task A_body_that_breaks_one_rule_is_a_bad_request(string operationId)
    {
        ApiOperation operation = Operation(operationId);
        string path = await PrepareAsync(operation);
        string[] eventsBefore = [.. Events];
        var accepted = new List<string>();
        int count = 0;
        // A body that is not an object at all is a matter of RequestBodyTests.
        foreach (Sample sample in Samples("x").Invalid(operation.Body!).Where(sample => sample.Value is JsonObject))
        {
            JsonResponse response = await SendAsync(operation.Method, path, sample.Value!.ToJsonString());
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
        string path = await PrepareAsync(operation);

        JsonResponse response = await SendAsync(operation.Method, path);

        Assert.Equal(operation.IsBodyOptional ? HttpStatusCode.OK : HttpStatusCode.UnsupportedMediaType, response.Status);
    }

    private static DeclaredSamples Samples(string participantId) => new(new Dictionary<string, string>
    {
        ["userId"] = UserId,
        ["userExternalId"] = UserExternalId,
        ["participantId"] = participantId,
        ["switchboardIntegration"] = "bot",
    });

    private static IEnumerable<ApiOperation> OperationsOf(EmulatorState state) =>
        EmulatorApplication.Operations(state).Where(operation => operation.Body is not null);

    private ApiOperation Operation(string id) => OperationsOf(Emulator.State).Single(operation => operation.Id == id);

    /// <summary>Prepares what the operation needs.</summary>
    /// <returns>The path of the operation.</returns>
    private async Task<string> PrepareAsync(ApiOperation operation)
    {
        if (!operation.Template.Contains("{conversationId}", StringComparison.Ordinal))
            return Conversations;

        (string conversation, (string Path, string Body)[] before) = Preparations[operation.Id];
        string path = $"{Conversations}/{await CreateAsync(conversation)}";
        foreach ((string rest, string body) in before)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(Post, $"{path}/{rest}", body)).Status);

        return path + operation.Template.Split("{conversationId}")[1];
    }

    private async Task<string> ParticipantIdAsync(string path)
    {
        JsonResponse response = await SendAsync("GET", $"{path[..path.LastIndexOf('/')]}/participants");
        return (string)response.Json["participants"]![0]!["id"]!;
    }
}
