namespace SunshineConversations.Serialization;

/// <summary>Marks a body that can be sent. It is checked before that by its <see cref="ApiObject.FindProblem"/>.</summary>
internal interface IRequestBody
{
    /// <summary>A reason for a 400 that the response does not give; <see langword="null"/> when none is known.</summary>
    string? Advice => null;
}

/// <summary>Marks a body that may be omitted: <see langword="null"/> sends a request without content.</summary>
internal interface IOptionalRequestBody : IRequestBody;

/// <summary>A body that is not JSON.</summary>
internal interface IContentBody : IRequestBody
{
    /// <exception cref="ArgumentException">It cannot be sent.</exception>
    HttpContent ToContent(string paramName);
}
