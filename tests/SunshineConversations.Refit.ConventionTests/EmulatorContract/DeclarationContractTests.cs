using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>The emulator checks requests for what the description says of them.</summary>
public sealed class DeclarationContractTests
{
    /// <summary>Where the emulator means to differ, each with its reason.</summary>
    private static readonly string[] Intended =
    [
        // Only the text of the description says what each type of conversation requires.
        "CreateConversation(type=personal).participants: required is False in the description",
        "CreateConversation(type=personal).participants: minItems is not set in the description, declared as 1",
        "CreateConversation(type=personal).participants: maxItems is 10 in the description, declared as 1",
        "CreateConversation(type=sdkGroup).participants[].subscribeSDKClient: required is False in the description",
        "JoinConversation.subscribeSDKClient: required is False in the description",
        // No events are nothing to post.
        "PostConversionEvents.messenger.payload.data: minItems is not set in the description, declared as 1",
        "PostConversionEvents.instagram.payload.data: minItems is not set in the description, declared as 1",
        "PostConversionEvents.whatsapp.payload.data: minItems is not set in the description, declared as 1",
        // Only the text of the description says that the page size has no effect.
        "ListMessages ?page.size: not declared",
        // The description has these limits one level too deep, on the items.
        "PostMessage.author.subtypes: minItems is not set in the description, declared as 1",
        "PostMessage.author.subtypes: maxItems is not set in the description, declared as 1",
        "PostActivity.author.subtypes: minItems is not set in the description, declared as 1",
        "PostActivity.author.subtypes: maxItems is not set in the description, declared as 1",
        // Only the text of the description says what a user can do.
        "PostActivity(author.type=user).type: enum is conversation:read, typing:start, typing:stop in the description, declared as conversation:read",
        "PostMessage(author.type=user).destination: refused",
        "PostMessage.content: refused: formResponse, template",
        // The same for a message that confirms the linking of a client, which the text limits further.
        "CreateClient.confirmation.message.author.subtypes: minItems is not set in the description, declared as 1",
        "CreateClient.confirmation.message.author.subtypes: maxItems is not set in the description, declared as 1",
        "CreateClient.confirmation.message(author.type=user).destination: refused",
        "CreateClient.confirmation.message.content: refused: carousel, file, form, formResponse, list, location, template",
        "CreateClient.confirmation.message.content text.actions[]: refused: buy, postback, webview, locationRequest, reply",
        "CreateClient.confirmation.message.content image.actions[]: refused: buy, postback, webview, locationRequest, reply",
        // The description says so on the property itself, where it has no effect.
        "ListUsers ?filter.identities.email: required is False in the description",
        // Only the text of the description says which values there are.
        "UploadAttachment ?access: enum is not set in the description, declared as public",
        "UploadAttachment ?for: enum is not set in the description, declared as message",
        "Authorize ?response_type: enum is not set in the description, declared as code",
        "GetToken.grant_type: enum is not set in the description, declared as authorization_code",
        // Only the text of the description says which triggers there are.
        $"CreateWebhook.triggers[]: enum is not set in the description, declared as {Triggers}",
        $"UpdateWebhook.triggers[]: enum is not set in the description, declared as {Triggers}",
        $"CreateIntegration custom.webhooks[].triggers[]: enum is not set in the description, declared as {Triggers}",
        // Only the text of the description says which characters there can be.
        "CreateSwitchboardIntegration.name: format is not set in the description, declared as name",
        "UpdateSwitchboardIntegration.name: format is not set in the description, declared as name",
        // Only the text of the description says that the token is what this is about.
        "GetTokenInfo: takes the scopes integration, none in the description",
    ];

    private static string Triggers => string.Join(", ", EventTypes.All.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_declared_request_is_the_documented_one() =>
        Lines.AssertEqual(Intended, Differences(Facts.Of(FactsFile.Read())));

    [Fact]
    public void A_change_of_the_description_is_reported() => Lines.AssertEqual(
        [
            .. Intended,
            "PassControl.switchboardIntegration: required is False in the description",
            "PassControl.reason: not declared",
            "PostMessage.content text.text: maxLength is 5000 in the description, declared as 4096",
            "PostMessage.content text.payload: integer in the description, declared as string",
            "PostMessage.content video: not declared",
            "CreateClient.confirmation.message.content text.text: maxLength is 5000 in the description, declared as 4096",
            "CreateClient.confirmation.message.content text.payload: integer in the description, declared as string",
            "CreateClient.confirmation.message.content video: not declared",
            "ReleaseControl: the body is required in the description",
            "DeleteApp: takes the scopes account, app in the description",
        ],
        Differences(Altered()));

    private static Facts Altered()
    {
        JsonObject facts = FactsFile.Read();
        JsonNode pass = Schema("passControlBody");
        pass.AsObject().Remove("required");
        pass["properties"]!["reason"] = new JsonObject { ["type"] = "string" };
        JsonNode text = Schema("textMessage")["properties"]!;
        text["text"]!["maxLength"] = 5000;
        text["payload"]!["type"] = "integer";
        facts["operations"]!["DeleteApp"]!["scopes"] = new JsonArray("app");
        Schema("content")["discriminator"]!["mapping"]!["video"] = "fileMessage";
        facts["operations"]!["ReleaseControl"]!["body"]!["required"] = true;
        return Facts.Of(facts);

        JsonNode Schema(string name) => facts["schemas"]![name]!;
    }

    private static string ScopesOf(ApiOperation operation) => string.Join(
        ", ",
        new[] { CallerScopes.Account, CallerScopes.App, CallerScopes.Integration }
            .Where(scope => operation.Callers.HasFlag(scope))
            .Select(scope => scope.ToString().ToLowerInvariant()));

    private static IEnumerable<string> Differences(Facts facts)
    {
        foreach (ApiOperation operation in ApiOperations.All)
        {
            if (!facts.Operations.TryGetValue(operation.Id, out OperationFacts? documented))
                yield return $"{operation.Id}: not in the description";
            else if (documented.Route != operation.Route)
                yield return $"{operation.Id}: {documented.Route} in the description, served as {operation.Route}";
            else
            {
                string scopes = ScopesOf(operation);
                if (scopes != string.Join(", ", documented.Scopes))
                    yield return $"{operation.Id}: takes the scopes {scopes}, {(documented.Scopes.Count == 0 ? "none" : string.Join(", ", documented.Scopes))} in the description";

                foreach (string difference in DeclarationComparer.Differences(operation, documented))
                    yield return difference;
            }
        }
    }
}
