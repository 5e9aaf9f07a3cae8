using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Switchboard Actions.</summary>
internal static class SwitchboardActionsOperations
{
    private const string Next = "next";

    public static ApiOperation[] All { get; } =
    [
        new("PassControl", HttpMethods.Post, ConversationsOperations.Item + "/passControl", PassControl) { Body = SwitchboardActionsDeclarations.Targeted },
        new("ReleaseControl", HttpMethods.Post, ConversationsOperations.Item + "/releaseControl", ReleaseControl)
        {
            Body = SwitchboardActionsDeclarations.Untargeted,
            IsBodyOptional = true,
        },
        new("OfferControl", HttpMethods.Post, ConversationsOperations.Item + "/offerControl", OfferControl) { Body = SwitchboardActionsDeclarations.Targeted },
        new("AcceptControl", HttpMethods.Post, ConversationsOperations.Item + "/acceptControl", AcceptControl) { Body = SwitchboardActionsDeclarations.Untargeted },
    ];

    private static ApiResponse PassControl(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        return Change(request, EventTypes.SwitchboardPassControl, body, conversation with
        {
            ActiveSwitchboardIntegration = TargetOf(EventTypes.SwitchboardPassControlFailure, request, body, conversation),
            PendingSwitchboardIntegration = null,
        });
    }

    private static ApiResponse ReleaseControl(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        RefuseIntegrationBut(conversation.ActiveSwitchboardIntegration, request);

        return Change(request, EventTypes.SwitchboardReleaseControl, body, conversation with
        {
            ActiveSwitchboardIntegration = null,
            PendingSwitchboardIntegration = null,
        });
    }

    private static ApiResponse OfferControl(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        SwitchboardReference target = TargetOf(EventTypes.SwitchboardOfferControlFailure, request, body, conversation);
        if (target == conversation.ActiveSwitchboardIntegration)
        {
            RaiseFailure(request, EventTypes.SwitchboardOfferControlFailure, conversation, body, new("switchboard_invalid_target", "Cannot offer control to the active switchboard integration."));
            throw EmulatorErrorException.BadRequest("switchboardIntegration must not be the active switchboard integration");
        }

        return Change(request, EventTypes.SwitchboardOfferControl, body, conversation with { PendingSwitchboardIntegration = target });
    }

    private static ApiResponse AcceptControl(ApiRequest request)
    {
        Conversation conversation = request.GetConversation();
        JsonElement body = request.ReadBody();
        RefuseIntegrationBut(conversation.PendingSwitchboardIntegration, request);
        if (conversation.PendingSwitchboardIntegration is not { } pending)
        {
            RaiseFailure(request, EventTypes.SwitchboardAcceptControlFailure, conversation, body, new("switchboard_invalid_action", "There is no pendingSwitchboardIntegration"));
            throw EmulatorErrorException.BadRequest("No switchboard integration is pending");
        }

        return Change(request, EventTypes.SwitchboardAcceptControl, body, conversation with
        {
            ActiveSwitchboardIntegration = pending,
            PendingSwitchboardIntegration = null,
        });
    }

    /// <summary>An integration can only act for itself. The key of the options can act for any of them.</summary>
    private static void RefuseIntegrationBut(SwitchboardReference? reference, ApiRequest request)
    {
        if (request.IsFromIntegration && (reference is null || (request.Caller.IntegrationId is { } id && id != reference.IntegrationId)))
            throw EmulatorErrorException.Forbidden();
    }

    private static ApiResponse Change(ApiRequest request, string eventType, JsonElement body, Conversation changed)
    {
        request.App.Raise(eventType, request.App.Conversations.Set(changed), body.PickMetadata());
        return ApiResponse.Empty;
    }

    /// <summary>The documented responses do not mention these failures, but the events do. Here, both occur.</summary>
    private static void RaiseFailure(ApiRequest request, string eventType, Conversation conversation, JsonElement body, EventError error) =>
        request.App.Raise(eventType, conversation, new ControlFailure(error, body.PickMetadata()));

    private static SwitchboardReference TargetOf(string failureType, ApiRequest request, JsonElement body, Conversation conversation)
    {
        try
        {
            return Find(body.Text("switchboardIntegration")!, request, conversation);
        }
        catch (EmulatorErrorException)
        {
            RaiseFailure(request, failureType, conversation, body, new("switchboard_invalid_target", "Switchboard invalid target"));
            throw;
        }
    }

    private static SwitchboardReference Find(string target, ApiRequest request, Conversation conversation)
    {
        SwitchboardIntegration[] known = request.App.EnabledSwitchboardIntegrations();
        if (target == Next)
        {
            // The keyword is for callers that the service can identify as an integration, which is impossible with a key of the app or account.
            if (!request.IsFromIntegration)
                throw EmulatorErrorException.BadRequest("next is only supported for credentials of an integration");

            string? activeId = conversation.ActiveSwitchboardIntegration?.Id;
            string? nextId = known.FirstOrDefault(integration => integration.Id == activeId)?.NextSwitchboardIntegrationId;
            return known.FirstOrDefault(integration => integration.Id == nextId) is { } next
                ? SwitchboardReference.To(next)
                : throw EmulatorErrorException.BadRequest("There is no next switchboard integration");
        }

        foreach (Func<SwitchboardIntegration, string> reference in References)
        {
            SwitchboardIntegration[] matches = [.. known.Where(integration => reference(integration) == target)];
            if (matches.Length > 1)
                throw EmulatorErrorException.BadRequest("switchboardIntegration is ambiguous");

            if (matches is [SwitchboardIntegration match])
                return SwitchboardReference.To(match);
        }

        throw EmulatorErrorException.NotFound("switchboard_integration_not_found", "Switchboard integration not found");
    }

    /// <summary>The ways to reference a target, in order of precedence.</summary>
    private static readonly Func<SwitchboardIntegration, string>[] References =
        [integration => integration.Id, integration => integration.Name, integration => integration.IntegrationType];
}
