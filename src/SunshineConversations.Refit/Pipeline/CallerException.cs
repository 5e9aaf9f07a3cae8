namespace SunshineConversations;

/// <summary>
/// Carries what the caller's own code threw while the request was sent, such as the stream of an upload, past the transport, which
/// takes any <see cref="IOException"/> for a fault of the connection. The call ends with the cause as it was thrown, and is not retried.
/// </summary>
internal sealed class CallerException(Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The one that an exception is, or that a handler of the application wrapped.</summary>
    public static CallerException? In(Exception? e)
    {
        while (e is not (null or CallerException))
            e = e.InnerException;

        return (CallerException?)e;
    }
}
