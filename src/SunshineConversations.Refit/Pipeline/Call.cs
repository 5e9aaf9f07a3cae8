namespace SunshineConversations;

/// <summary>
/// The state of one call, from its first attempt to its end. It travels with the request as its URL, which is created
/// for the call anyway: an additional request option would cost 248 bytes. Only where a handler of the application may
/// replace the URL is it an option too.
/// </summary>
internal sealed class Call
{
    private static readonly HttpRequestOptionsKey<string> MethodName = new(Refit.HttpRequestMessageOptions.MethodName);
    private static readonly HttpRequestOptionsKey<string> RelativePathTemplate = new(Refit.HttpRequestMessageOptions.RelativePathTemplate);

    private static readonly HttpRequestOptionsKey<Type> InterfaceType = new(Refit.HttpRequestMessageOptions.InterfaceType);

    private static readonly HttpRequestOptionsKey<Call> Key = new("SunshineConversations.Call");

    private Call(OperationInfo operation, bool isRefits, bool isOurs, OptionsSnapshot options)
    {
        Operation = operation;
        IsRefits = isRefits;
        IsOurs = isOurs;
        Options = options;
    }

    // Not public: a logger that writes request options by their public properties would reach the credentials.
    internal OperationInfo Operation { get; }

    /// <summary>Whether Refit created the request, for the interfaces of this library or of the application.</summary>
    internal bool IsRefits { get; }

    /// <summary>Whether it is an operation of this library's interfaces.</summary>
    internal bool IsOurs { get; }

    /// <summary>The options of every attempt: host and credentials come from the same object.</summary>
    internal OptionsSnapshot Options { get; }

    /// <summary>Why the last failure was not retried although it may be transient.</summary>
    internal NotRetried NotRetried { get; set; }

    /// <summary>How many times the request was sent.</summary>
    internal int Attempts { get; set; } = 1;

    /// <summary>Whether the service refused a token of the provider.</summary>
    internal bool TokenWasRejected { get; set; }

    /// <summary>The exception that the caller's own code threw during the call; see <see cref="CallerException"/>.</summary>
    internal Exception? CallersError { get; set; }

    /// <summary>Begins the call of a request, and sets the request's URL at the configured host.</summary>
    /// <exception cref="ArgumentException">The URL would not be sent as intended.</exception>
    /// <param name="request">The request.</param>
    /// <param name="options">The options.</param>
    /// <param name="mayLoseUrl">Whether a handler of the application may replace the URL of the request.</param>
    public static Call Start(HttpRequestMessage request, OptionsSnapshot options, bool mayLoseUrl)
    {
        bool isRefits = request.Options.TryGetValue(RelativePathTemplate, out string? route);
        OperationInfo? operation = Find(request, route);
        bool isOurs = operation is not null;
        if (operation is null)
        {
            request.Options.TryGetValue(MethodName, out string? methodName);
            operation = Operations.Unknown(request.Method, route ?? "", methodName ?? "");
        }

        if (operation.RequiresFilter && !request.RequestUri!.OriginalString.Contains("filter%5B", StringComparison.Ordinal))
            ArgumentNullException.ThrowIfNull((object?)null, "filter");

        var call = new Call(operation, isRefits, isOurs, options);
        request.RequestUri = CallUri.Of(request.RequestUri!, call);
        if (mayLoseUrl)
            request.Options.Set(Key, call);

        return call;
    }

    /// <summary>The call that a request belongs to; <see langword="null"/> when it did not come through the pipeline.</summary>
    public static Call? Of(HttpRequestMessage? request) => request switch
    {
        null => null,
        { RequestUri: CallUri url } => url.Call,
        _ => request.Options.TryGetValue(Key, out Call? call) ? call : null,
    };

    /// <summary>The operation of a request of this library's interfaces, also before its call begins and after a handler replaced its URL; otherwise <see langword="null"/>.</summary>
    public static OperationInfo? OperationOf(HttpRequestMessage request) =>
        Of(request)?.Operation ?? Find(request, request.Options.TryGetValue(RelativePathTemplate, out string? route) ? route : null);

    /// <summary>Removes content that contains a secret before an exception references the request.</summary>
    public static void HideSecret(HttpRequestMessage request)
    {
        if (OperationOf(request) is { CarriesSecret: true })
            request.Content = null;
    }

    /// <summary>A method of another interface may have no route and take its URL as an argument, so the interface decides.</summary>
    private static OperationInfo? Find(HttpRequestMessage request, string? route) =>
        route is null ? null
        : route.Length > 0 ? Operations.Find(request.Method, route)
        : request.Options.TryGetValue(InterfaceType, out Type? api) && api == typeof(IAttachmentDownloader) ? AttachmentsOperations.Download
        : null;

    /// <summary>For messages: <c>GetConversation (GET /v2/apps/{appId}/conversations/{conversationId})</c>, and the attempts if there was more than one.</summary>
    public string Describe()
    {
        string name = Operation.Name.Length > 0 ? Operation.Name : "The request";
        string route = Operation.Route.Length > 0 ? $"{Operation.Method} {Operation.Route}" : Operation.Method.Method;
        return $"{name} ({route}){(Attempts > 1 ? $", attempt {Attempts}," : "")}";
    }
}
