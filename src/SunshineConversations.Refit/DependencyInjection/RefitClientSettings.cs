using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Options;
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
    /// Exceptions of <see cref="CallHandler"/> are not changed, nor is a bad argument that it finds before the call begins. The rest is the timeout of an HttpClient that the
    /// application has set, or comes from a handler that a filter of the application added outside.
    /// </summary>
    private Exception ErrorOf(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is ApiExceptionBase or OptionsValidationException || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
            return exception;

        Call? begun = Call.Of(request);
        if (begun is null ? exception is ArgumentException : begun.CallersError == exception)
            ExceptionDispatchInfo.Throw(exception);

        Call.HideSecret(request);
        string call = begun?.Describe() ?? "The request";
        return exception is TaskCanceledException { InnerException: TimeoutException timeout }
            ? new ApiRequestException($"{call} timed out: the call took longer than HttpClient.Timeout.", request, request.Method, Value, timeout)
            : new ApiRequestException(ErrorText.OneLine($"{call} failed: {exception.Message}"), request, request.Method, Value, exception);
    }
}
