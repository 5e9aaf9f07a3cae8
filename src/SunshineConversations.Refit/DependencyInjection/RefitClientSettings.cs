using Refit;

namespace SunshineConversations;

/// <summary>How Refit writes requests and reads responses; the same for every client.</summary>
internal sealed class RefitClientSettings
{
    public RefitClientSettings(TimeProvider timeProvider)
    {
        Value = new RefitSettings(new WireSerializer(), new PathParameterFormatter())
        {
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
            TransportExceptionFactory = ErrorOf,
        };
        ResponseCheck = new ResponseCheck(Value, timeProvider);
        Value.ExceptionFactory = ResponseCheck.ErrorOfAsync;
        Value.DeserializationExceptionFactory = ResponseCheck.UnreadableAsync!;
    }

    public RefitSettings Value { get; }

    public ResponseCheck ResponseCheck { get; }

    /// <summary>
    /// What reaches this is an <see cref="ApiRequestException"/> or the caller's cancellation already, see
    /// <see cref="CallHandler"/>, but for the timeout of an HttpClient that the application has set.
    /// </summary>
    private Exception ErrorOf(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken) =>
        exception is TaskCanceledException { InnerException: TimeoutException timeout } && !cancellationToken.IsCancellationRequested
            ? new ApiRequestException($"{Call.Of(request)?.Describe() ?? "The request"} timed out: the call took longer than HttpClient.Timeout.", request, request.Method, Value, timeout)
            : exception;
}
