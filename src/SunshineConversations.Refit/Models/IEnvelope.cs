namespace SunshineConversations;

/// <summary>A response that only wraps its payload. A success without the payload is unreadable.</summary>
internal interface IEnvelope
{
    /// <summary>Whether the payload was present, and of the right kind.</summary>
    bool HasPayload { get; }
}
