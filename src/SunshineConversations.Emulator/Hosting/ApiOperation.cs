using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace SunshineConversations.Emulator;

/// <summary>One operation of the API.</summary>
/// <param name="Id">Its ID in the official description, such as <c>PostMessage</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The route template, which begins with <c>/v2</c>.</param>
/// <param name="Handle">
/// The implementation. It runs under the lock of the state, after the credentials and the app have been checked, and throws
/// an <see cref="EmulatorErrorException"/> if it fails.
/// </param>
internal sealed record ApiOperation(string Id, string Method, string Template, Func<ApiRequest, ApiResponse> Handle)
{
    /// <summary>The credentials that it accepts.</summary>
    public CallerScopes Callers { get; init; } = CallerScopes.All;

    /// <summary>The declaration of the body; null for an operation without one.</summary>
    public ObjectDeclaration? Body { get; init; }

    /// <summary>Whether the body may be omitted.</summary>
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

    /// <summary>The app in the path, otherwise the one that the credentials belong to, or the preconfigured one.</summary>
    public AppState App { get; set; } = null!;

    public EmulatorAccount Account => App.Account;

    public Caller Caller => context.GetCaller();

    /// <summary>Whether the credentials are those of an integration, and not of the app or the account.</summary>
    public bool IsFromIntegration => Caller.Scope == CallerScopes.Integration;

    /// <summary>A parameter of the path, decoded. It can contain any character, including an escaped slash.</summary>
    public string RouteValue(string name)
    {
        // Kestrel decodes a path except for its slashes, so that "a%2Fb" and "a%252Fb" look the same in it. From the end,
        // because the path may begin with a prefix. Routing ignores a slash at the end.
        string[] segments = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/').Split('/');
        string[] template = operation.Template.Split('/');
        return Uri.UnescapeDataString(segments[^(template.Length - Array.IndexOf(template, $"{{{name}}}"))]);
    }

    /// <summary>
    /// The body, after it has been checked. The operation calls this when the body is to be checked: an unknown conversation
    /// is 404 regardless of the body.
    /// </summary>
    /// <exception cref="EmulatorErrorException">400: the body does not match its declaration.</exception>
    public JsonElement ReadBody()
    {
        RequestValidator.Validate(operation.Body!, body);
        return body;
    }

    /// <summary>The uploaded file of the operation, which the caller now owns.</summary>
    public UploadedFile TakeFile()
    {
        _isFileTaken = true;
        return file!;
    }

    /// <summary>Disposes an uploaded file that the operation did not take.</summary>
    public void Dispose()
    {
        if (!_isFileTaken)
            file?.Content.Dispose();
    }

    /// <summary>The query, after it has been checked.</summary>
    /// <exception cref="EmulatorErrorException">400: the query does not match its declaration.</exception>
    public JsonElement ReadQuery() => RequestQuery.Read(operation.Query, context.Request.QueryString);
}

/// <summary>The response of an operation that succeeded.</summary>
/// <param name="StatusCode">The status.</param>
/// <param name="Body">An immutable object that <see cref="EmulatorJson"/> can write; for a redirect, its target URI.</param>
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
