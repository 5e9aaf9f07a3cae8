namespace SunshineConversations;

/// <summary>Whose token an <see cref="ISunshineConversationsTokenProvider"/> is to give.</summary>
// No record: what a record writes of itself would hold the rejected token.
public sealed class SunshineConversationsTokenRequest
{
    /// <summary>Creates a request, for instance to test a provider.</summary>
    /// <param name="optionsName">The name of the client's options.</param>
    /// <param name="baseUrl">The base URL that the token is sent to.</param>
    /// <param name="rejectedToken">The token that the service refused, or <see langword="null"/>.</param>
    public SunshineConversationsTokenRequest(string optionsName, Uri baseUrl, string? rejectedToken = null)
    {
        ArgumentNullException.ThrowIfNull(optionsName);
        ArgumentNullException.ThrowIfNull(baseUrl);
        OptionsName = optionsName;
        BaseUrl = baseUrl;
        RejectedToken = rejectedToken;
    }

    /// <summary>The name of the client's options: the service key of a keyed client, else empty.</summary>
    public string OptionsName { get; }

    /// <summary>The base URL that the token is sent to: for <see cref="IOAuthApi.GetTokenInfoAsync"/> that of OAuth, else the client's.</summary>
    public Uri BaseUrl { get; }

    /// <summary>
    /// The token that this call was refused with (401), <see langword="null"/> on the first request of a call. Give
    /// another one; when it is the same, the call fails with that 401.
    /// </summary>
    public string? RejectedToken { get; }
}
