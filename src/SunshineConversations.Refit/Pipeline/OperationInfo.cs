namespace SunshineConversations;

/// <summary>Describes an operation of the API beyond its route: one row for each, in the folder of its tag.</summary>
/// <param name="Name">The operation ID in the API's documentation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The route template, as the annotated interface has it.</param>
/// <param name="IsRepeatable">Whether it may be sent again after it may have reached the service.</param>
/// <param name="ReturnsNothing">Whether its response has no payload: an empty body, or a JSON object that is not read.</param>
/// <param name="CarriesFile">Whether it sends or returns a file, so that one attempt may take the call's whole time.</param>
/// <param name="Scopes">The scopes of the keys that may call it.</param>
internal sealed record OperationInfo(
    string Name, HttpMethod Method, string Route, bool IsRepeatable, bool ReturnsNothing = false, bool CarriesFile = false, KeyScopes Scopes = KeyScopes.None)
{
    /// <summary>Whether the content of its response is left to be read by the caller.</summary>
    public bool StreamsResponse { get; init; }

    /// <summary>Whether its filter is required. Refit omits an argument that is <see langword="null"/>.</summary>
    public bool RequiresFilter { get; init; }

    /// <summary>The host that it is sent to, and the credentials it is sent with.</summary>
    public CallTarget Target { get; init; }

    /// <summary>Whether its request or its response contains a secret, so that no exception includes the content of either.</summary>
    public bool CarriesSecret { get; init; }
}
