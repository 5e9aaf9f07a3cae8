namespace SunshineConversations.Serialization;

/// <summary>Marks a body that can be sent. It is checked before that by its <see cref="ApiObject.FindProblem"/>.</summary>
internal interface IRequestBody;

/// <summary>Marks a body that may be omitted: <see langword="null"/> sends a request without content.</summary>
internal interface IOptionalRequestBody : IRequestBody;

/// <summary>A body that is not JSON.</summary>
internal interface IContentBody : IRequestBody
{
    /// <exception cref="ArgumentException">It cannot be sent.</exception>
    HttpContent ToContent(string paramName);
}
