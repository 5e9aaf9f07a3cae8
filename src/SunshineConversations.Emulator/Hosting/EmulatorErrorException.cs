using System.Globalization;

namespace SunshineConversations.Emulator;

/// <summary>One entry of the documented error body.</summary>
internal sealed record ApiError(string Code, string Title);

/// <summary>The documented error body.</summary>
internal sealed record ApiErrorBody(IReadOnlyList<ApiError> Errors);

/// <summary>Ends a request with an error response.</summary>
internal sealed class EmulatorErrorException(int statusCode, params IReadOnlyList<ApiError> errors) : Exception
{
    public int StatusCode { get; } = statusCode;

    public ApiErrorBody Body { get; } = new(errors);

    public static EmulatorErrorException Unauthorized() =>
        new(StatusCodes.Status401Unauthorized, new ApiError("unauthorized", "Authorization is required"));

    public static EmulatorErrorException BadRequest(string title) => BadRequest([title]);

    public static EmulatorErrorException BadRequest(IEnumerable<string> titles) =>
        new(StatusCodes.Status400BadRequest, [.. titles.Select(title => new ApiError("bad_request", title))]);

    public static EmulatorErrorException BadRequest(string code, string title) => new(StatusCodes.Status400BadRequest, new ApiError(code, title));

    public static EmulatorErrorException PaymentRequired(string title) => new(StatusCodes.Status402PaymentRequired, new ApiError("payment_required", title));

    public static EmulatorErrorException Forbidden(string title = "Forbidden") => new(StatusCodes.Status403Forbidden, new ApiError("forbidden", title));

    public static EmulatorErrorException AppNotFound() => NotFound("app_not_found", "App not found");

    public static EmulatorErrorException UserNotFound() => NotFound("user_not_found", "User not found");

    public static EmulatorErrorException ConversationNotFound() => NotFound("conversation_not_found", "Conversation not found");

    public static EmulatorErrorException IntegrationNotFound() => NotFound("integration_not_found", "Integration not found");

    public static EmulatorErrorException SwitchboardIntegrationNotFound(string title = "Switchboard integration not found") =>
        NotFound("switchboard_integration_not_found", title);

    public static EmulatorErrorException NotFound(string code = "not_found", string title = "Resource not found") =>
        new(StatusCodes.Status404NotFound, new ApiError(code, title));

    public static EmulatorErrorException Conflict(string title) => new(StatusCodes.Status409Conflict, new ApiError("conflict", title));

    public static EmulatorErrorException TooLarge(long maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        new ApiError("payload_too_large", string.Create(CultureInfo.InvariantCulture, $"The request body is larger than {maxBytes} bytes")));

    public static EmulatorErrorException UnsupportedMediaType(string title) =>
        new(StatusCodes.Status415UnsupportedMediaType, new ApiError("unsupported_media_type", title));

    public static EmulatorErrorException NotAMember() => NotFound(title: "User is not a member of the conversation");

    public static EmulatorErrorException Locked(string title) => new(StatusCodes.Status423Locked, new ApiError("locked", title));

    /// <summary>For an error that has only a status, such as a route that does not exist.</summary>
    public static EmulatorErrorException OfStatus(int statusCode) => statusCode switch
    {
        StatusCodes.Status400BadRequest => BadRequest("Malformed request"),
        StatusCodes.Status404NotFound => NotFound(),
        StatusCodes.Status405MethodNotAllowed => new(statusCode, new ApiError("method_not_allowed", "Method not allowed")),
        StatusCodes.Status408RequestTimeout => new(statusCode, new ApiError("request_timeout", "The request took too long to arrive")),
        StatusCodes.Status429TooManyRequests => new(statusCode, new ApiError("too_many_requests", "Too many requests")),
        StatusCodes.Status503ServiceUnavailable => new(statusCode, new ApiError("service_unavailable", "Service unavailable")),
        _ => new(statusCode, new ApiError("internal_server_error", "Internal server error")),
    };
}
