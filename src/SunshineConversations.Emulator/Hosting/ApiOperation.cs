using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations.Emulator;

/// <summary>One operation of the API.</summary>
/// <param name="Id">Its name in the official description, such as <c>PostMessage</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The route template, which begins with <c>/v2</c>.</param>
/// <param name="Handle">
/// What it does. It runs under the lock of the state, after the credentials and the app have been checked, and ends in
/// an <see cref="EmulatorErrorException"/> if it fails.
/// </param>
internal sealed record ApiOperation(string Id, string Method, string Template, Func<ApiRequest, ApiResponse> Handle)
{
    /// <summary>Whose credentials it takes.</summary>
    public CallerScopes Callers { get; init; } = CallerScopes.All;

    /// <summary>What the body must be; null for an operation without one.</summary>
    public ObjectDeclaration? Body { get; init; }

    /// <summary>Whether the body may be left out as a whole.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>Whether the body is a file, as multipart/form-data.</summary>
    public bool HasFile { get; init; }

    /// <summary>The parameters of the query, which may be objects: <c>page[size]</c>.</summary>
    public ObjectDeclaration Query { get; init; } = new([]);

    /// <summary>How requests are counted: method and template.</summary>
    public string Route => $"{Method} {Template}";
}

/// <summary>A request for an operation.</summary>
internal sealed class ApiRequest(ApiOperation operation, HttpContext context, JsonElement body, UploadedFile? file) : IDisposable
{
    private bool _isFileTaken;

    public HttpRequest Http => context.Request;

    /// <summary>The app that the path names, and otherwise the one that the credentials belong to, or the known one.</summary>
    public AppState App { get; set; } = null!;

    public EmulatorAccount Account => App.Account;

    public Caller Caller => context.GetCaller();

    /// <summary>Whether the credentials are those of an integration, and not of the app or the account.</summary>
    public bool IsFromIntegration => Caller.Scope == CallerScopes.Integration;

    /// <summary>A parameter of the path, decoded. It can hold any character, also an escaped slash.</summary>
    public string RouteValue(string name)
    {
        // Kestrel decodes a path but for its slashes, so that "a%2Fb" and "a%252Fb" look the same in it. From the end,
        // because the path may begin with a prefix. Routing overlooks a slash at the end.
        string[] segments = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/').Split('/');
        string[] template = operation.Template.Split('/');
        return Uri.UnescapeDataString(segments[^(template.Length - Array.IndexOf(template, $"{{{name}}}"))]);
    }

    /// <summary>
    /// The body, once it has been checked. The operation calls this when it is the body's turn: an unknown conversation
    /// is 404 whatever the body holds.
    /// </summary>
    /// <exception cref="EmulatorErrorException">400: the body does not fit its declaration.</exception>
    public JsonElement ReadBody()
    {
        RequestValidator.Validate(operation.Body!, body);
        return body;
    }

    /// <summary>The file of an operation that has one, which the caller now owns.</summary>
    public UploadedFile TakeFile()
    {
        _isFileTaken = true;
        return file!;
    }

    /// <summary>Ends what the operation did not take.</summary>
    public void Dispose()
    {
        if (!_isFileTaken)
            file?.Content.Dispose();
    }

    /// <summary>The query, once it has been checked.</summary>
    /// <exception cref="EmulatorErrorException">400: the query does not fit its declaration.</exception>
    public JsonElement ReadQuery() => RequestQuery.Read(operation.Query, context.Request.QueryString);
}

/// <summary>The response of an operation that succeeded.</summary>
/// <param name="StatusCode">The status.</param>
/// <param name="Body">Something immutable that <see cref="EmulatorJson"/> can write; for a redirect, the URI that it leads to.</param>
internal sealed record ApiResponse(int StatusCode, object Body)
{
    /// <summary>200 with <c>{}</c>.</summary>
    public static ApiResponse Empty { get; } = Ok(new EmptyBody());

    public static ApiResponse Ok(object body) => new(StatusCodes.Status200OK, body);

    public static ApiResponse Created(object body) => new(StatusCodes.Status201Created, body);

    /// <summary>302.</summary>
    public static ApiResponse Redirect(string location) => new(StatusCodes.Status302Found, location);
}

internal sealed record EmptyBody;
