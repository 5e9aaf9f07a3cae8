using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>The operations of the tag Clients.</summary>
internal static class ClientsOperations
{
    private const string Collection = UsersOperations.Item + "/clients";

    public static ApiOperation[] All { get; } =
    [
        new("CreateClient", HttpMethods.Post, Collection, Create) { Query = UsersDeclarations.Brand, Body = ClientsDeclarations.Create },
        new("ListClients", HttpMethods.Get, Collection, List) { Query = ClientsDeclarations.List },
        new("RemoveClient", HttpMethods.Delete, Collection + "/{clientId}", Remove) { Query = UsersDeclarations.Brand },
    ];

    private static ApiResponse Create(ApiRequest request)
    {
        AppState state = request.App;
        User user = request.GetUser();
        JsonElement body = request.ReadBody();
        string conversationId = body.GetProperty("target").Text("conversationId")!;
        if (state.Conversations.Find(conversationId) is not { } conversation || !conversation.UserIds.Contains(user.Id))
            throw EmulatorErrorException.ConversationNotFound();

        JsonElement criteria = body.GetProperty("matchCriteria");
        Integration integration = state.Integrations.Find(criteria.Text("integrationId")!) ?? throw EmulatorErrorException.IntegrationNotFound();
        if (integration.Type != criteria.Text("type"))
            throw EmulatorErrorException.BadRequest($"matchCriteria.integrationId must be that of an integration of type {criteria.Text("type")}");

        Client client = state.Clients.Set(new Client
        {
            Id = state.NewId(),
            Type = criteria.Text("type")!,
            Status = Client.Pending,
            IntegrationId = integration.Id,
            ExternalId = criteria.Text("phoneNumber") ?? criteria.Text("address"),
            UserId = user.Id,
            ConversationId = conversation.Id,
        });
        state.Raise(EventTypes.ClientAdd, conversation, new ClientChange(client, "channelLinking"));
        // The service waits for the channel, and possibly for the user, who cannot be reached from here.
        ActivateLater(state, client.Id);
        return ApiResponse.Created(new ClientBody(client));
    }

    private static ApiResponse List(ApiRequest request)
    {
        User user = request.GetUser();
        JsonElement query = request.ReadQuery();
        ItemPage<Client> page = request.App.Clients.List(user.Id, PageQuery.Read(query));
        return ApiResponse.Ok(new ClientListBody(page.Items, ListMeta.Of(page), ListLinks.Of(page, request, query)));
    }

    private static ApiResponse Remove(ApiRequest request)
    {
        AppState state = request.App;
        User user = request.GetUser();
        if (state.Clients.Find(request.RouteValue("clientId")) is not { } client || client.UserId != user.Id)
            throw EmulatorErrorException.NotFound("client_not_found", "Client not found");

        if (client.Type == Client.Sdk)
            throw EmulatorErrorException.BadRequest("Cannot remove a client of type 'sdk'");

        state.Clients.Remove(client);
        foreach (Conversation conversation in state.Conversations.List(user.Id))
        {
            Participant participant = state.ParticipantOf(conversation, user.Id)!;
            state.Participants.Set(participant with { ClientAssociations = [.. participant.ClientAssociations.Where(each => each.ClientId != client.Id)] });
        }

        state.Raise(EventTypes.ClientRemove, null, new ClientChange(client, "api"));
        return ApiResponse.Empty;
    }

    /// <summary>Activates a pending client after the configured delay.</summary>
    public static void ActivateLater(AppState state, string clientId) => state.Schedule(state.Options.ClientActivationDelay, () => Activate(state, clientId));

    private static void Activate(AppState state, string clientId)
    {
        // It may have been removed in the meantime, and so may the conversation.
        if (state.Clients.Find(clientId) is not { Status: Client.Pending } client)
            return;

        string now = state.Now();
        client = state.Clients.Set(client with { Status = Client.Active, LinkedAt = now, LastSeen = now });
        Conversation? conversation = state.Conversations.Find(client.ConversationId!);
        if (conversation is not null && state.ParticipantOf(conversation, client.UserId) is { } participant)
        {
            state.Participants.Set(participant with
            {
                ClientAssociations = [.. participant.ClientAssociations, new ClientAssociation(client.Type, client.Id)],
            });
        }

        state.Raise(EventTypes.ClientUpdate, conversation, new ClientChange(client, "confirmed"));
    }
}
