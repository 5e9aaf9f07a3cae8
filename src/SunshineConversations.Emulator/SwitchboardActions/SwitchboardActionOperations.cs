using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Switchboard Actions.</summary>
internal sealed class SwitchboardActionOperations(EmulatorState state)
{
    private const string Next = "next";

    public ApiOperation[] All =>
    [
        new("PassControl", HttpMethods.Post, ConversationOperations.Item + "/passControl", PassControl) { Body = SwitchboardActionDeclarations.Targeted },
        new("ReleaseControl", HttpMethods.Post, ConversationOperations.Item + "/releaseControl", ReleaseControl)
        {
            Body = SwitchboardActionDeclarations.Untargeted,
            IsBodyOptional = true,
        },
        new("OfferControl", HttpMethods.Post, ConversationOperations.Item + "/offerControl", OfferControl) { Body = SwitchboardActionDeclarations.Targeted },
        new("AcceptControl", HttpMethods.Post, ConversationOperations.Item + "/acceptControl", AcceptControl) { Body = SwitchboardActionDeclarations.Untargeted },
    ];

    private ApiResponse PassControl(ApiRequest request)
    {
        Conversation conversation = state.ConversationOf(request);
        JsonElement body = request.ReadBody();
        return Change(EventTypes.SwitchboardPassControl, body, conversation with
        {
            ActiveSwitchboardIntegration = TargetOf(body, conversation),
            PendingSwitchboardIntegration = null,
        });
    }

    private ApiResponse ReleaseControl(ApiRequest request)
    {
        Conversation conversation = state.ConversationOf(request);
        JsonElement body = request.ReadBody();
        // The emulator has one key. If that is the key of an integration, it is taken for the one in control.
        if (conversation.ActiveSwitchboardIntegration is null && request.IsFromIntegration)
            throw ApiException.Forbidden();

        return Change(EventTypes.SwitchboardReleaseControl, body, conversation with
        {
            ActiveSwitchboardIntegration = null,
            PendingSwitchboardIntegration = null,
        });
    }

    private ApiResponse OfferControl(ApiRequest request)
    {
        Conversation conversation = state.ConversationOf(request);
        JsonElement body = request.ReadBody();
        SwitchboardReference target = TargetOf(body, conversation);
        if (target == conversation.ActiveSwitchboardIntegration)
            throw ApiException.BadRequest("switchboardIntegration must not be the active switchboard integration");

        return Change(EventTypes.SwitchboardOfferControl, body, conversation with { PendingSwitchboardIntegration = target });
    }

    private ApiResponse AcceptControl(ApiRequest request)
    {
        Conversation conversation = state.ConversationOf(request);
        JsonElement body = request.ReadBody();
        if (conversation.PendingSwitchboardIntegration is not { } pending)
            throw request.IsFromIntegration ? ApiException.Forbidden() : ApiException.BadRequest("No switchboard integration is pending");

        return Change(EventTypes.SwitchboardAcceptControl, body, conversation with
        {
            ActiveSwitchboardIntegration = pending,
            PendingSwitchboardIntegration = null,
        });
    }

    private ApiResponse Change(string eventType, JsonElement body, Conversation changed)
    {
        state.Raise(eventType, state.Conversations.Set(changed), body.FrozenMetadata());
        return ApiResponse.Empty;
    }

    private SwitchboardReference TargetOf(JsonElement body, Conversation conversation)
    {
        string target = body.Text("switchboardIntegration")!;
        IList<EmulatorSwitchboardIntegration> known = state.Options.SwitchboardIntegrations;
        if (target == Next)
        {
            string? activeId = conversation.ActiveSwitchboardIntegration?.Id;
            string? nextId = known.FirstOrDefault(integration => integration.Id == activeId)?.NextId;
            return known.FirstOrDefault(integration => integration.Id == nextId) is { } next
                ? SwitchboardReference.To(next)
                : throw ApiException.BadRequest("There is no next switchboard integration");
        }

        foreach (Func<EmulatorSwitchboardIntegration, string> reference in References)
        {
            EmulatorSwitchboardIntegration[] matches = [.. known.Where(integration => reference(integration) == target)];
            if (matches.Length > 1)
                throw ApiException.BadRequest("switchboardIntegration is ambiguous");

            if (matches is [EmulatorSwitchboardIntegration match])
                return SwitchboardReference.To(match);
        }

        throw ApiException.NotFound("switchboard_integration_not_found", "Switchboard integration not found");
    }

    /// <summary>What a target may be referenced by, in the order of precedence.</summary>
    private static readonly Func<EmulatorSwitchboardIntegration, string>[] References =
        [integration => integration.Id, integration => integration.Name, integration => integration.IntegrationType];
}
