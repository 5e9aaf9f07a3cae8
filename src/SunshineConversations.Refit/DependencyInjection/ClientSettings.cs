using Refit;

namespace SunshineConversations;

/// <summary>How Refit writes requests and reads answers; the same for every client.</summary>
internal sealed class ClientSettings
{
    public ClientSettings(TimeProvider timeProvider)
    {
        Refit = new RefitSettings(new WireSerializer(), new PathParameterFormatter())
        {
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
            // What reaches this is already an ApiRequestException or the caller's cancellation: see ResilienceHandler.
            TransportExceptionFactory = static (_, exception, _) => exception,
        };
        AnswerCheck = new AnswerCheck(Refit, timeProvider);
        Refit.ExceptionFactory = AnswerCheck.ErrorOfAsync;
        Refit.DeserializationExceptionFactory = AnswerCheck.UnreadableAsync!;
    }

    public RefitSettings Refit { get; }

    public AnswerCheck AnswerCheck { get; }
}
