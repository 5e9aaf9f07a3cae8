namespace SunshineConversations;

/// <summary>What an operation of the API is, beyond its route: one row for each, in the folder of its tag.</summary>
/// <param name="Name">The operation id in the API's documentation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The route template, as the annotated interface has it.</param>
/// <param name="IsRepeatable">Whether it may be sent again after it may have reached the service.</param>
/// <param name="ReturnsNothing">Whether its response has no payload: an empty body, or a JSON object that nobody reads.</param>
/// <param name="CarriesFile">Whether it sends or returns a file, so that one attempt may take all the time of the call.</param>
/// <param name="Scopes">The scopes of the keys that may call it.</param>
internal sealed record OperationInfo(
    string Name, HttpMethod Method, string Route, bool IsRepeatable, bool ReturnsNothing = false, bool CarriesFile = false, KeyScopes Scopes = KeyScopes.None)
{
    /// <summary>Whether the content of its response is left to be read by the caller.</summary>
    public bool StreamsResponse { get; init; }

    /// <summary>The query parameter that it cannot do without; <see langword="null"/> where there is none. Refit omits an argument that is <see langword="null"/>.</summary>
    public string? RequiredQuery { get; init; }

    /// <summary>The host that it goes to, and the credentials that go with it.</summary>
    public CallTarget Target { get; init; }

    /// <summary>Whether its request or its response holds a secret, so that no exception has the content of either.</summary>
    public bool CarriesSecret { get; init; }
}
