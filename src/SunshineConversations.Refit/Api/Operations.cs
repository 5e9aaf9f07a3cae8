namespace SunshineConversations;

/// <summary>The one list of operations: one line for each tag of the API.</summary>
internal static class Operations
{
    public static IReadOnlyList<OperationInfo> All { get; } =
    [
        .. ConversationsOperations.All,
        .. MessagesOperations.All,
        .. ParticipantsOperations.All,
        .. ActivitiesOperations.All,
        .. SwitchboardActionsOperations.All,
        .. UsersOperations.All,
        .. ClientsOperations.All,
        .. DevicesOperations.All,
        .. AttachmentsOperations.All,
        .. IntegrationsOperations.All,
        .. WebhooksOperations.All,
        .. AppsOperations.All,
        .. AppKeysOperations.All,
        .. CustomIntegrationKeysOperations.All,
        .. SwitchboardsOperations.All,
        .. SwitchboardIntegrationsOperations.All,
        .. OAuthOperations.All,
    ];

    private static readonly Dictionary<(HttpMethod, string), OperationInfo> ByRoute = All.ToDictionary(operation => (operation.Method, operation.Route));

    /// <summary>The operation with this route template; <see langword="null"/> if this library has none.</summary>
    public static OperationInfo? Find(HttpMethod method, string route) => ByRoute.GetValueOrDefault((method, route));

    /// <summary>An operation that is not in the list, such as a raw request, is repeatable only as GET or HEAD.</summary>
    public static OperationInfo Unknown(HttpMethod method, string route, string methodName) =>
        new(methodName, method, route, IsRepeatable: method == HttpMethod.Get || method == HttpMethod.Head);
}
