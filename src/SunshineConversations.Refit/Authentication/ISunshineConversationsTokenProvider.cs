namespace SunshineConversations;

/// <summary>
/// Gives the bearer token of a request, for <see cref="SunshineConversationsAuthentication.Token"/>. Register it as a
/// service of any lifetime; for a keyed client under the same key.
/// </summary>
public interface ISunshineConversationsTokenProvider
{
    /// <summary>Gets a valid token. It is asked for every request, so it should keep the token until it ends.</summary>
    /// <param name="cancellationToken">Ends when the call is cancelled or out of time.</param>
    /// <returns>The token alone, without <c>Bearer</c>.</returns>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);
}
