using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>Marks an endpoint as an operation of the API; the name is its method and template, without the prefix.</summary>
internal sealed record ApiRoute(string Name);

/// <summary>The operations of the tag Conversations. Credentials and app have been checked when a handler is called.</summary>
internal sealed class ConversationRoutes(EmulatorOptions options, ConversationStore store, EmulatorCounters counters)
{
    private const string Collection = "/v2/apps/{appId}/conversations";
    private const string Item = Collection + "/{conversationId}";

    // Legacy hosts serve the API at their root, a Zendesk subdomain under /sc.
    private static readonly string[] Prefixes = ["", "/sc"];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        Map(HttpMethods.Post, Collection, CreateAsync);
        Map(HttpMethods.Get, Collection, ListAsync);
        Map(HttpMethods.Get, Item, GetAsync);
        Map(HttpMethods.Patch, Item, UpdateAsync);
        Map(HttpMethods.Delete, Item, DeleteAsync);
        Map(HttpMethods.Post, Item + "/download", DownloadAsync);
        Map(HttpMethods.Post, Item + "/conversionEvents", PostConversionEventsAsync);

        void Map(string method, string template, RequestDelegate handler)
        {
            var route = new ApiRoute($"{method} {template}");
            counters.AddRoute(route.Name);
            foreach (string prefix in Prefixes)
                endpoints.MapMethods(prefix + template, [method], handler).WithMetadata(route);
        }
    }

    private async Task CreateAsync(HttpContext context)
    {
        CreateRequest request = RequestValidation.ReadCreate(await ReadBodyAsync(context));
        EmulatorUser[] participants = [.. request.Participants.Select(by => FindUser(by.UserId, by.UserExternalId))];
        Conversation conversation = store.Create(request.Type, participants, request.Details);
        counters.CountCreated();
        await AnswerAsync(context, StatusCodes.Status201Created, conversation);
    }

    private async Task ListAsync(HttpContext context)
    {
        var query = ListQuery.Read(context.Request);
        ConversationPage page = store.List(FindUser(query.UserId, query.UserExternalId), query);
        string? first = page.HasPrevious && page.Items.Count > 0 ? page.Items[0].Id : null;
        string? last = page.HasNext && page.Items.Count > 0 ? page.Items[^1].Id : null;
        var body = new ConversationListBody(
            page.Items,
            // "More" lies where the caller is heading.
            new ListMeta(query.Before is null ? page.HasNext : page.HasPrevious, last, first),
            new ListLinks(
                first is null ? null : query.PreviousLink(context.Request, first),
                last is null ? null : query.NextLink(context.Request, last)));
        await EmulatorJson.WriteAsync(context, StatusCodes.Status200OK, body, EmulatorJson.Wire.ConversationListBody);
    }

    private Task GetAsync(HttpContext context) => AnswerAsync(context, StatusCodes.Status200OK, FindConversation(context));

    private async Task UpdateAsync(HttpContext context)
    {
        JsonElement body = await ReadBodyAsync(context);
        Conversation conversation = store.Update(ConversationId(context), current => RequestValidation.ApplyUpdate(body, current))
            ?? throw ApiException.ConversationNotFound();
        await AnswerAsync(context, StatusCodes.Status200OK, conversation);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        Conversation conversation = store.Delete(ConversationId(context)) ?? throw ApiException.ConversationNotFound();
        if (conversation.IsDefault)
            throw ApiException.BadRequest($"Conversation {conversation.Id} cannot be deleted because it is the default.");

        counters.CountDeleted();
        await AnswerAsync(context, []);
    }

    private async Task DownloadAsync(HttpContext context)
    {
        JsonElement body = await ReadBodyAsync(context);
        Conversation conversation = FindConversation(context);
        DownloadRequest request = RequestValidation.ReadDownload(body);
        EmulatorUser user = FindUser(request.UserId, externalId: null);

        // There is no Apple to ask: something made up, of every kind a reader must cope with, and what was asked for.
        var answer = new JsonObject
        {
            ["conversationId"] = conversation.Id,
            ["userId"] = user.Id,
            ["interactiveData"] = new JsonObject
            {
                ["title"] = "Größe wählen – 选择尺码 👟",
                ["version"] = 1.5,
                ["isFinal"] = true,
                ["items"] = new JsonArray(
                    new JsonObject { ["identifier"] = "1", ["order"] = 0 },
                    new JsonObject { ["identifier"] = "2", ["order"] = 1 }),
            },
        };
        if (request.InteractiveDataRef is { } dataRef)
            answer["interactiveDataRef"] = JsonObject.Create(dataRef);

        await AnswerAsync(context, answer);
    }

    private async Task PostConversionEventsAsync(HttpContext context)
    {
        JsonElement body = await ReadBodyAsync(context);
        FindConversation(context);
        int count = RequestValidation.ReadConversionEvents(body);
        // A number, as in the documentation's example, although its schema says string: clients must read both.
        await EmulatorJson.WriteAsync(
            context,
            StatusCodes.Status200OK,
            new ConversionEventsBody(new ConversionEvents(1234567890123456, count)),
            EmulatorJson.Wire.ConversionEventsBody);
    }

    private Task<JsonElement> ReadBodyAsync(HttpContext context) => RequestBody.ReadObjectAsync(context, options.MaxRequestBodyBytes);

    private EmulatorUser FindUser(string? id, string? externalId) =>
        store.FindUser(id, externalId) ?? throw ApiException.UserNotFound();

    private Conversation FindConversation(HttpContext context) =>
        store.Find(ConversationId(context)) ?? throw ApiException.ConversationNotFound();

    private static string ConversationId(HttpContext context) => (string)context.Request.RouteValues["conversationId"]!;

    private static Task AnswerAsync(HttpContext context, int statusCode, Conversation conversation) =>
        EmulatorJson.WriteAsync(context, statusCode, new ConversationBody(conversation), EmulatorJson.Wire.ConversationBody);

    private static Task AnswerAsync(HttpContext context, JsonObject body) =>
        EmulatorJson.WriteAsync(context, StatusCodes.Status200OK, body, EmulatorJson.Wire.JsonObject);
}
