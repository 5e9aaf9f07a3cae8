namespace SunshineConversations;

/// <summary>One call: what is known of it from its first attempt to its end. It travels with the request as one option.</summary>
internal sealed class Call
{
    private static readonly HttpRequestOptionsKey<string> MethodName = new(Refit.HttpRequestMessageOptions.MethodName);
    private static readonly HttpRequestOptionsKey<string> RelativePathTemplate = new(Refit.HttpRequestMessageOptions.RelativePathTemplate);
    private static readonly HttpRequestOptionsKey<Call> Key = new("SunshineConversations.Call");

    private Call(OperationInfo operation, bool isRefits, ValidOptions options)
    {
        Operation = operation;
        IsRefits = isRefits;
        Options = options;
    }

    public OperationInfo Operation { get; }

    /// <summary>Whether Refit made the request, ours or an interface of the application.</summary>
    public bool IsRefits { get; }

    /// <summary>The options of every attempt: host and credentials come from the same object.</summary>
    public ValidOptions Options { get; }

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; set; } = 1;

    /// <summary>Whether the service refused a token of the provider.</summary>
    public bool TokenWasRejected { get; set; }

    /// <summary>Begins the call of a request.</summary>
    public static Call Start(HttpRequestMessage request, ValidOptions options)
    {
        bool isRefits = request.Options.TryGetValue(RelativePathTemplate, out string? route);
        request.Options.TryGetValue(MethodName, out string? methodName);
        var call = new Call(Operations.Find(request.Method, route ?? "", methodName ?? ""), isRefits, options);
        request.Options.Set(Key, call);
        return call;
    }

    /// <summary>The call that a request belongs to; <see langword="null"/> when it did not come through the pipeline.</summary>
    public static Call? Of(HttpRequestMessage? request) => request is not null && request.Options.TryGetValue(Key, out Call? call) ? call : null;

    /// <summary>For messages: <c>GetConversation (GET /v2/apps/{appId}/conversations/{conversationId})</c>, and the attempts if there was more than one.</summary>
    public string Describe()
    {
        string name = Operation.Name.Length > 0 ? Operation.Name : "The request";
        string route = Operation.Route.Length > 0 ? $"{Operation.Method} {Operation.Route}" : Operation.Method.Method;
        return $"{name} ({route}){(Attempts > 1 ? $", attempt {Attempts}," : "")}";
    }
}
