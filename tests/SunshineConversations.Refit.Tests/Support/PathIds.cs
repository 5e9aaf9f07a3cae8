namespace SunshineConversations.Tests.Support;

/// <summary>An ID for each parameter of a path. The usual ones differ, so that a test sees when two are confused.</summary>
public sealed class PathIds
{
    private readonly Dictionary<string, string> _ids;

    private PathIds(Dictionary<string, string> ids) => _ids = ids;

    /// <summary>One for each parameter in the paths of the API.</summary>
    public static PathIds Usual { get; } = new(new()
    {
        ["appId"] = Clients.AppId,
        ["keyId"] = "int_5d8cff3cd55b040010928b50",
        ["conversationId"] = Clients.ConversationId,
        ["messageId"] = "029c31f25a21b47effd7be91",
        ["integrationId"] = "029c31f25a21b47effd7be92",
        ["webhookId"] = "029c31f25a21b47effd7be93",
        ["switchboardId"] = "029c31f25a21b47effd7be94",
        ["switchboardIntegrationId"] = "029c31f25a21b47effd7be95",
        ["userIdOrExternalId"] = "42589ad070d43be9b00ff7e5",
        ["zendeskId"] = "35436",
        ["clientId"] = "029c31f25a21b47effd7be96",
        ["deviceId"] = "029c31f25a21b47effd7be97",
        // Not of a path, but of the body that names an attachment.
        ["mediaUrl"] = "https://s3.amazonaws.com/document.pdf",
    });

    public string this[string name] => _ids[name];

    public PathIds With(string name, string? id) => new(new(_ids) { [name] = id! });

    public PathIds WithAll(string id) => new(_ids.Keys.ToDictionary(name => name, _ => id));
}
