using Microsoft.OpenApi;
using SunshineConversations.ConventionTests.Contract;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>The emulator checks requests for what the official document says of them.</summary>
public sealed class DeclarationContractTests
{
    /// <summary>Where the emulator means to differ, each with its reason.</summary>
    private static readonly string[] Intended =
    [
        // Only the text of the document says what each type of conversation requires.
        "CreateConversation(type=personal).participants: required is False in the document",
        "CreateConversation(type=personal).participants: minItems is not set in the document, declared as 1",
        "CreateConversation(type=personal).participants: maxItems is 10 in the document, declared as 1",
        "CreateConversation(type=sdkGroup).participants[].subscribeSDKClient: required is False in the document",
        "JoinConversation.subscribeSDKClient: required is False in the document",
        // No events are nothing to post.
        "PostConversionEvents.messenger.payload.data: minItems is not set in the document, declared as 1",
        "PostConversionEvents.instagram.payload.data: minItems is not set in the document, declared as 1",
        "PostConversionEvents.whatsapp.payload.data: minItems is not set in the document, declared as 1",
        // Only the text of the document says that the page size has no effect.
        "ListMessages ?page.size: not declared",
        // The document has these limits one level too deep, on the items.
        "PostMessage.author.subtypes: minItems is not set in the document, declared as 1",
        "PostMessage.author.subtypes: maxItems is not set in the document, declared as 1",
        "PostActivity.author.subtypes: minItems is not set in the document, declared as 1",
        "PostActivity.author.subtypes: maxItems is not set in the document, declared as 1",
        // The document takes back that an icon can be null.
        "PostMessage.author.avatarUrl: nullable is True in the document, declared as False",
        "PostActivity.author.avatarUrl: nullable is True in the document, declared as False",
        // Only the text of the document says what a user can do.
        "PostActivity(author.type=user).type: enum is conversation:read, typing:start, typing:stop in the document, declared as conversation:read",
        "PostMessage(author.type=user).destination: refused",
        "PostMessage.content formResponse: refused",
        "PostMessage.content template: refused",
    ];

    [ContractFact]
    public void Every_declared_request_is_the_documented_one() =>
        Lines.AssertEqual(Intended, Differences(Operations(), OfficialDocument.Load()));

    [ContractFact]
    public void A_change_of_the_document_is_reported() => Lines.AssertEqual(
        [
            .. Intended,
            "PassControl.switchboardIntegration: required is False in the document",
            "PassControl.reason: not declared",
            "PostMessage.content text.text: maxLength is 5000 in the document, declared as 4096",
            "PostMessage.content text.payload: integer in the document, declared as string",
            "PostMessage.content video: not declared",
            "ReleaseControl: the body is required in the document",
        ],
        Differences(Operations(), Altered()));

    private static OpenApiDocument Altered()
    {
        OpenApiDocument document = OfficialDocument.Load();
        OpenApiSchema pass = Schema("passControlBody");
        pass.Required!.Clear();
        pass.Properties!.Add("reason", new OpenApiSchema { Type = JsonSchemaType.String });
        OpenApiSchema text = Schema("textMessage");
        ((OpenApiSchema)text.Properties!["text"]).MaxLength = 5000;
        ((OpenApiSchema)text.Properties["payload"]).Type = JsonSchemaType.Integer;
        Schema("content").Discriminator!.Mapping!.Add("video", new OpenApiSchemaReference("fileMessage", document));
        OpenApiOperation release = DocumentedOperation.In(document).Single(operation => operation.Id == "ReleaseControl").Details;
        ((OpenApiRequestBody)release.RequestBody!).Required = true;
        return document;

        OpenApiSchema Schema(string name) => (OpenApiSchema)document.Components!.Schemas![name];
    }

    private static IEnumerable<string> Differences(IReadOnlyList<ApiOperation> operations, OpenApiDocument document)
    {
        Dictionary<string, DocumentedOperation> documented = DocumentedOperation.In(document).ToDictionary(operation => operation.Id);
        foreach (ApiOperation operation in operations)
        {
            if (!documented.TryGetValue(operation.Id, out DocumentedOperation? its))
                yield return $"{operation.Id}: not in the document";
            else if (its.Route != operation.Route)
                yield return $"{operation.Id}: {its.Route} in the document, served as {operation.Route}";
            else
            {
                foreach (string difference in DeclarationComparer.Differences(operation, its))
                    yield return difference;
            }
        }
    }

    private static ApiOperation[] Operations() =>
        EmulatorApplication.Operations(new EmulatorState(new EmulatorOptions(), TimeProvider.System));
}
