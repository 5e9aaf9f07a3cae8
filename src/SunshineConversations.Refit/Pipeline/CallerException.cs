namespace SunshineConversations;

/// <summary>
/// Carries an exception of the caller's own code, such as the stream of an upload, past the transport, which
/// treats any <see cref="IOException"/> as a connection failure. The call fails with the original exception, and is not retried.
/// </summary>
internal sealed class CallerException(Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The exception itself, or the one that a handler of the application wrapped.</summary>
    public static CallerException? In(Exception? e)
    {
        while (e is not (null or CallerException))
            e = e.InnerException;

        return (CallerException?)e;
    }
}
