namespace SunshineConversations;

/// <summary>What a request says of the call it belongs to. Refit puts the names there; they hold no id of anybody.</summary>
internal static class Call
{
    private const string AsyncSuffix = "Async";

    private static readonly HttpRequestOptionsKey<string> MethodName = new(Refit.HttpRequestMessageOptions.MethodName);
    private static readonly HttpRequestOptionsKey<string> RelativePathTemplate = new(Refit.HttpRequestMessageOptions.RelativePathTemplate);
    private static readonly HttpRequestOptionsKey<int> AttemptsKey = new("SunshineConversations.Attempts");

    /// <summary>The operation, by its name in the API's documentation.</summary>
    public static string Operation(HttpRequestMessage request)
    {
        string name = request.Options.TryGetValue(MethodName, out string? method) ? method : "";
        return name.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? name[..^AsyncSuffix.Length] : name;
    }

    /// <summary>The route without its values.</summary>
    public static string RouteTemplate(HttpRequestMessage request) =>
        request.Options.TryGetValue(RelativePathTemplate, out string? template) ? template : "";

    /// <summary>How many times the request was sent.</summary>
    public static int Attempts(HttpRequestMessage request) => request.Options.TryGetValue(AttemptsKey, out int attempts) ? attempts : 1;

    public static void SetAttempts(HttpRequestMessage request, int attempts) => request.Options.Set(AttemptsKey, attempts);

    /// <summary>For messages: <c>GetConversation (GET /v2/apps/{appId}/conversations/{conversationId})</c>, and the attempts if there was more than one.</summary>
    public static string Describe(HttpRequestMessage request)
    {
        int attempts = Attempts(request);
        return $"{Operation(request)} ({request.Method} {RouteTemplate(request)}){(attempts > 1 ? $", attempt {attempts}," : "")}";
    }
}
