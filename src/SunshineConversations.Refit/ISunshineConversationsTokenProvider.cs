namespace SunshineConversations;

/// <summary>
/// Provides the bearer token of a request, for <see cref="SunshineConversationsAuthentication.Token"/> without an
/// <see cref="SunshineConversationsOptions.AccessToken"/>. Register it as a service, for a keyed client under the same key.
/// </summary>
/// <remarks>
/// It is resolved for every request, in a new scope: a scoped provider is a new instance each time and sees nothing
/// of the scope that makes the call. Keep state in a singleton, and read the caller's data from an
/// <see cref="AsyncLocal{T}"/> or an <c>IHttpContextAccessor</c>.
/// </remarks>
public interface ISunshineConversationsTokenProvider
{
    /// <summary>Gets a valid token. It is called for every request, so it should keep the token until it expires.</summary>
    /// <param name="request">The client and the host that the token is for, and the rejected token, if any.</param>
    /// <param name="cancellationToken">Is canceled when the call is canceled or times out.</param>
    /// <returns>The token alone, without <c>Bearer</c>. If it is empty or malformed, or an exception is thrown, the request is not sent and the call fails.</returns>
    ValueTask<string> GetTokenAsync(SunshineConversationsTokenRequest request, CancellationToken cancellationToken);
}
