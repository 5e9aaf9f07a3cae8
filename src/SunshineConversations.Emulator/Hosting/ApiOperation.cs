using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>One operation of the API.</summary>
/// <param name="Id">Its name in the official description, such as <c>PostMessage</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The route template, which begins with <c>/v2</c>.</param>
/// <param name="Handle">
/// What it does. It runs under the lock of the state, after the credentials and the app have been checked, and ends in
/// an <see cref="ApiException"/> if it fails.
/// </param>
internal sealed record ApiOperation(string Id, string Method, string Template, Func<ApiRequest, ApiResponse> Handle)
{
    /// <summary>What the body must be; null for an operation without one.</summary>
    public ObjectDeclaration? Body { get; init; }

    /// <summary>Whether the body may be left out as a whole.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>The parameters of the query, each an object: <c>page[size]</c>.</summary>
    public ObjectDeclaration Query { get; init; } = new([]);

    /// <summary>How requests are counted: method and template.</summary>
    public string Route => $"{Method} {Template}";
}

/// <summary>A request for an operation.</summary>
internal sealed class ApiRequest(ApiOperation operation, HttpContext context, JsonElement body)
{
    public HttpRequest Http => context.Request;

    /// <summary>Whether the credentials are those of an integration, and not of the app or the account.</summary>
    public bool IsFromIntegration => context.Items[nameof(Authentication)] is CallerScope.Integration;

    public string RouteValue(string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>
    /// The body, once it has been checked. The operation calls this when it is the body's turn: an unknown conversation
    /// is 404 whatever the body holds.
    /// </summary>
    /// <exception cref="ApiException">400: the body does not fit its declaration.</exception>
    public JsonElement ReadBody()
    {
        RequestValidator.Validate(operation.Body!, body);
        return body;
    }

    /// <summary>The query, once it has been checked.</summary>
    /// <exception cref="ApiException">400: the query does not fit its declaration.</exception>
    public JsonElement ReadQuery() => RequestQuery.Read(operation.Query, context.Request.QueryString);
}

/// <summary>The response of an operation that succeeded.</summary>
/// <param name="StatusCode">The status.</param>
/// <param name="Body">Something immutable that <see cref="EmulatorJson"/> can write.</param>
internal sealed record ApiResponse(int StatusCode, object Body)
{
    /// <summary>200 with <c>{}</c>.</summary>
    public static ApiResponse Empty { get; } = Ok(new EmptyBody());

    public static ApiResponse Ok(object body) => new(StatusCodes.Status200OK, body);

    public static ApiResponse Created(object body) => new(StatusCodes.Status201Created, body);
}

internal sealed record EmptyBody;
