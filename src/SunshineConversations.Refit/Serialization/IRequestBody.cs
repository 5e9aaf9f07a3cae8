namespace SunshineConversations;

/// <summary>A body that can be sent.</summary>
internal interface IRequestBody
{
    /// <summary>Throws an <see cref="ArgumentException"/> for what the service could only refuse as malformed.</summary>
    void ThrowIfInvalid(string paramName)
    {
    }
}
