namespace SunshineConversations.Serialization;

/// <summary>A body that the service may refuse for a reason which its response does not give.</summary>
internal sealed class AdvisedContent(byte[] json, string advice) : ByteArrayContent(json)
{
    /// <summary>The reason that the message of a 400 adds.</summary>
    public string Advice => advice;
}
