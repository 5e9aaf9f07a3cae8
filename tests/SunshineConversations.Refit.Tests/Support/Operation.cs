using System.Text.RegularExpressions;
using Refit;
using SunshineConversations.Tests.AllOperations;

namespace SunshineConversations.Tests.Support;

/// <summary>
/// One operation of the API on the wire, written by hand from the API's documentation. Each tag has a file of rows in
/// <c>AllOperations/Rows</c>; the tests of all operations run for every row.
/// </summary>
public sealed partial record Operation
{
    /// <summary>Stands for the boundary between the parts of a body, which is another one for each call.</summary>
    public const string Boundary = "BOUNDARY";

    public const string ConversationJson = ConversationsRows.ConversationJson;

    /// <summary>One line for each tag.</summary>
    public static IReadOnlyList<Operation> All => field ??=
    [
        .. ConversationsRows.All,
        .. MessagesRows.All,
        .. ParticipantsRows.All,
        .. ActivitiesRows.All,
        .. SwitchboardActionsRows.All,
        .. UsersRows.All,
        .. ClientsRows.All,
        .. DevicesRows.All,
        .. AttachmentsRows.All,
        .. IntegrationsRows.All,
        .. WebhooksRows.All,
        .. AppsRows.All,
        .. AppKeysRows.All,
        .. CustomIntegrationKeysRows.All,
        .. SwitchboardsRows.All,
        .. SwitchboardIntegrationsRows.All,
        .. OAuthRows.All,
    ];

    public static TheoryData<string> Names => field ??= [.. All.Select(operation => operation.Name)];

    /// <summary>Every operation with each of the parameters of its path.</summary>
    public static TheoryData<string, string> NamesAndPathParameters => field ??= NamesAndPathParametersOf(All);

    public static TheoryData<string, string> NamesAndPathParametersOf(IEnumerable<Operation> operations)
    {
        var data = new TheoryData<string, string>();
        foreach ((string name, string parameter) in from operation in operations from parameter in operation.PathParameters select (operation.Name, parameter))
            data.Add(name, parameter);

        return data;
    }

    /// <summary>The operation ID in the documentation.</summary>
    public required string Name { get; init; }

    public required string Method { get; init; }

    /// <summary>The route template.</summary>
    public required string Route { get; init; }

    /// <summary>The query with its question mark, as the row's call sends it.</summary>
    public string Query { get; init; } = "";

    /// <summary>The body that the row's call sends, to the byte; <see langword="null"/> if none.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The Content-Type of the body.</summary>
    public string RequestContentType { get; init; } = "application/json";

    public int SuccessStatus { get; init; } = 200;

    public string SuccessBody { get; init; } = "{}";

    /// <summary>Whether the request may be sent again after it may have reached the service.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether it sends or returns a file, which the limit of an attempt does not end.</summary>
    public bool CarriesFile { get; init; }

    /// <summary>The Authorization header.</summary>
    public string? Authorization { get; init; } = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Clients.KeyId}:{Clients.KeySecret}"))}";

    /// <summary>Whether its client authenticates with a token.</summary>
    public bool NeedsToken => Authorization?.StartsWith("Bearer ", StringComparison.Ordinal) == true;

    /// <summary>Whether its request or its response contains a secret.</summary>
    public bool CarriesSecret { get; init; }

    /// <summary>The interface that has the operation.</summary>
    public required Type Api { get; init; }

    public required Func<object, PathIds, CancellationToken, Task> Call { get; init; }

    public IReadOnlyList<string> PathParameters => [.. Placeholder.Matches(Route).Select(match => match.Groups["name"].Value)];

    public MethodInfo ApiMethod => Api.GetMethod($"{Name}Async")!;

    public bool ReturnsNothing => ApiMethod.ReturnType == typeof(Task);

    /// <param name="route"><c>GET /v2/apps/{appId}</c>.</param>
    /// <param name="name">The operation ID.</param>
    /// <param name="callAsync">The call of the row; it takes its IDs from the path IDs.</param>
    public static Operation Of<TApi>(string route, string name, Func<TApi, PathIds, CancellationToken, Task> callAsync)
        where TApi : class
    {
        string[] parts = route.Split(' ');
        return new()
        {
            Name = name,
            Method = parts[0],
            Route = parts[1],
            IsRepeatable = parts[0] != "POST",
            Api = typeof(TApi),
            Call = (api, ids, token) => callAsync((TApi)api, ids, token),
        };
    }

    public static Operation Named(string name) => All.Single(operation => operation.Name == name);

    public string Path(PathIds ids) => Placeholder.Replace(Route, match => ids[match.Groups["name"].Value]);

    /// <summary>Calls it with the usual IDs, through any interface that <see cref="Clients.Create"/> made.</summary>
    public Task<object?> CallAsyncOn(IConversationsApi api, CancellationToken cancellationToken = default) => CallAsyncOn(Clients.ProviderOf(api), cancellationToken);

    /// <summary>Calls it with the usual IDs.</summary>
    public Task<object?> CallAsyncOn(IServiceProvider client, CancellationToken cancellationToken = default) => CallAsync(client, PathIds.Usual, cancellationToken);

    /// <summary>The interface of the client that can call it.</summary>
    public object ApiOf(IServiceProvider client) => client.GetRequiredKeyedService(Api, NeedsToken ? Clients.WithToken : null);

    /// <returns>The response as an object; <see langword="null"/> for an operation that returns nothing.</returns>
    public async Task<object?> CallAsync(IServiceProvider client, PathIds ids, CancellationToken cancellationToken = default)
    {
        Task call = Call(ApiOf(client), ids, cancellationToken);
        await call;
        return ReturnsNothing ? null : call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call);
    }

    /// <summary>Calls it with the usual IDs and null where the body should be.</summary>
    public Task CallWithoutBodyAsync(IServiceProvider client) => (Task)ApiMethod.Invoke(
        ApiOf(client),
        BindingFlags.DoNotWrapExceptions,
        null,
        [.. ApiMethod.GetParameters().Select(parameter => PathParameters.Contains(parameter.Name) ? PathIds.Usual[parameter.Name!] : parameter.HasDefaultValue && parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)],
        null)!;

    public bool RequiresBody => ApiMethod.GetParameters().Any(parameter => parameter.IsDefined(typeof(BodyAttribute)) && !parameter.HasDefaultValue);

    /// <summary>How long a call takes until it is ended, unless the options say something else.</summary>
    public TimeSpan AttemptTimer => CarriesFile ? new SunshineConversationsOptions().Timeout : new SunshineConversationsOptions().AttemptTimeout;

    /// <summary>The body that a call sends, with the boundary that this Content-Type has.</summary>
    public string? RequestBodyIn(string? contentType) => RequestBody?.Replace(Boundary, BoundaryIn(contentType), StringComparison.Ordinal);

    /// <summary>The Content-Type that a call sends, with the boundary that this one has.</summary>
    public string RequestContentTypeIn(string? contentType) => RequestContentType.Replace(Boundary, BoundaryIn(contentType), StringComparison.Ordinal);

    private static string BoundaryIn(string? contentType) => contentType?.Split("boundary=") is [_, var boundary] ? boundary.Split("\r\n")[0] : Boundary;

    public override string ToString() => Name;

    [GeneratedRegex(@"\{(?<name>[^}]+)\}")]
    private static partial Regex Placeholder { get; }
}
