namespace SunshineConversations;

/// <summary>A response that is nothing but the wrapping of its payload. Without it, a success cannot be read.</summary>
internal interface IEnvelope
{
    /// <summary>Whether the payload was there, and of the right kind.</summary>
    bool HasPayload { get; }
}
