namespace SunshineConversations;

/// <summary>The token that a client needs from its <see cref="ISunshineConversationsTokenProvider"/>.</summary>
// Not a record: the generated ToString() would print the rejected token.
public sealed class SunshineConversationsTokenRequest
{
    /// <summary>Creates a request, for the tests of a provider.</summary>
    /// <param name="optionsName">The name of the client's options.</param>
    /// <param name="baseUrl">The base URL that the token is sent to.</param>
    /// <param name="rejectedToken">The token that the service rejected, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="optionsName"/> or <paramref name="baseUrl"/> is <see langword="null"/>.</exception>
    public SunshineConversationsTokenRequest(string optionsName, Uri baseUrl, string? rejectedToken = null)
    {
        ArgumentNullException.ThrowIfNull(optionsName);
        ArgumentNullException.ThrowIfNull(baseUrl);
        OptionsName = optionsName;
        BaseUrl = baseUrl;
        RejectedToken = rejectedToken;
    }

    /// <summary>The name of the client's options: the service key of a keyed client, otherwise empty.</summary>
    public string OptionsName { get; }

    /// <summary>The base URL that the token is sent to: for <see cref="IOAuthApi.GetTokenInfoAsync"/> that of OAuth, otherwise the client's.</summary>
    public Uri BaseUrl { get; }

    /// <summary>
    /// The token with which this call was rejected (401); <see langword="null"/> on the first request of a call. Return
    /// a different one; if it is the same, the call fails with that 401.
    /// </summary>
    public string? RejectedToken { get; }
}
