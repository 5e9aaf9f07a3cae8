namespace SunshineConversations.ConventionTests.Contract;

/// <summary>
/// The gate between the library and the description: whatever one of them has and the other lacks fails, but for the
/// exceptions that are listed here with their reasons. An exception that no longer applies fails too.
/// </summary>
internal static class Gate
{
    /// <summary>The name of the payload of webhooks in the lists, as if it were a tag.</summary>
    public const string WebhookPayload = "webhook payload";

    /// <summary>Each accepted difference, word for word, and why it is accepted.</summary>
    public static IReadOnlyDictionary<string, string> Accepted { get; } = new Dictionary<string, string>
    {
        ["UploadAttachment: query parameter access is required in the description but optional on UploadAttachmentAsync"] = "It has one value, which is sent always.",
        ["ListApps.filter.serviceAccountId is optional in the description but required on AppListFilter"] = "A filter without it would filter nothing.",
        ["ListIntegrations.filter.types is optional in the description but required on IntegrationListFilter"] = "A filter without it would filter nothing.",
        ["ListUsers.filter.identities.email is optional in the description but required on UserListFilter"] = "A filter without it would filter nothing.",
        ["conversation.brandId is on Conversation but not in the description"] = "Seen, not documented: in webhooks of accounts since 2022.",
        ["profile.localeOrigin is on Profile but not in the description"] = "Seen, not documented: in the description's own examples of users.",
        ["user.hasPaymentInfo is on User but not in the description"] = "Seen, not documented: in the description's own examples of users.",
        ["authorWebhook.subtypes is on WebhookAuthor but not in the description"] = "Seen, not documented: the author of a message in the API has it.",
        ["authorWebhook.avatarUrl is on WebhookAuthor but not in the description"] = "The example of conversation:message has it.",
        ["authorWebhook.displayName is on WebhookAuthor but not in the description"] = "The example of conversation:message has it.",
        ["OAuth: operation Authorize (GET /oauth/authorize) is in the description but not in IOAuthApi"] = "Its only response is a redirect for a browser: SunshineConversationsOAuth.AuthorizeUrl builds the address.",
        ["errorResponse.error is on ErrorResponse but not in the description"] = "How version 1 of the API, and gateways in front of version 2, describe an error.",
        ["field.select[] is object in the description but FormOption on FormField"] = "It is one of the options; what else it has is kept.",
        ["formMessageField.select[] is object in the description but FormOption on FormField"] = "It is one of the options; what else it has is kept.",
        ["formResponseMessageField.select[] is object in the description but FormOption on FormResponseField"] = "It is one of the options; what else it has is kept.",
        ["switchboardAcceptControlFailure.payload.error is object in the description but SwitchboardError on SwitchboardAcceptControlFailurePayload"] = "It has the members of the examples; what else it has is kept.",
        ["switchboardOfferControlFailure.payload.error is object in the description but SwitchboardError on SwitchboardOfferControlFailurePayload"] = "It has the members of the examples; what else it has is kept.",
        ["switchboardPassControlFailure.payload.error is object in the description but SwitchboardError on SwitchboardPassControlFailurePayload"] = "It has the members of the examples; what else it has is kept.",
    };

    public static IReadOnlyList<string> Differences(Facts facts, Assembly library) =>
        Differences(facts, ApiMethod.InterfacesOf(library), library.GetType($"{nameof(SunshineConversations)}.WebhookPayload"));

    public static IReadOnlyList<string> Differences(Facts facts, IReadOnlyCollection<Type> interfaces, Type? webhookPayload)
    {
        string[] tags = [.. facts.Operations.Values.Select(operation => operation.Tag).Distinct(), WebhookPayload];
        HashSet<string> built = [.. interfaces.Select(Tags.NameOf), .. webhookPayload is null ? Array.Empty<string>() : [Tags.NameOf(WebhookPayload)]];
        return
        [
            .. from tag in tags
               where !built.Contains(Tags.NameOf(tag))
               select $"{tag}: it is in the description but not in the library",
            .. from name in built
               where tags.All(tag => Tags.NameOf(tag) != name)
               select $"I{name}Api has no tag in the description",
            .. ContractComparer.Differences(facts, interfaces, webhookPayload),
        ];
    }
}
