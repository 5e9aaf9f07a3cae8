using System.Collections.Frozen;

namespace SunshineConversations;

/// <summary>The one list of operations: one line for each tag of the API.</summary>
internal static class Operations
{
    public static IReadOnlyList<OperationInfo> All { get; } =
    [
        .. ConversationsOperations.All,
    ];

    private static readonly FrozenDictionary<(HttpMethod, string), OperationInfo> ByRoute = All.ToFrozenDictionary(operation => (operation.Method, operation.Route));

    /// <summary>The operation of a request; one that is not in the list, such as a raw request, is repeatable only as GET or HEAD.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="route">The route template that Refit gives, empty for a raw request.</param>
    /// <param name="methodName">The name of the interface's method, empty for a raw request.</param>
    public static OperationInfo Find(HttpMethod method, string route, string methodName) =>
        ByRoute.TryGetValue((method, route), out OperationInfo? operation)
            ? operation
            : new(methodName, method, route, IsRepeatable: method == HttpMethod.Get || method == HttpMethod.Head);
}
