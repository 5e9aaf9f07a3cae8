using System.Buffers;
using Microsoft.Extensions.DependencyInjection;

namespace SunshineConversations;

/// <summary>Gets tokens from the registered <see cref="ISunshineConversationsTokenProvider"/>.</summary>
internal sealed class TokenSource(IServiceScopeFactory scopes, string? serviceKey)
{
    /// <summary>The characters that RFC 6750 allows in a token.</summary>
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    public static bool IsToken(string? token) => !string.IsNullOrEmpty(token) && !token.AsSpan().ContainsAnyExcept(TokenCharacters);

    public async ValueTask<string> GetAsync(SunshineConversationsTokenRequest request, CancellationToken cancellationToken)
    {
        string sent = request.RejectedToken is null ? "the request was not sent" : "the refused request was not sent again";
        string? token;
        try
        {
            // A new scope, so that a provider may be scoped although this object lives as long as the client.
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var provider = scope.ServiceProvider.GetRequiredKeyedService<ISunshineConversationsTokenProvider>(serviceKey);
                token = await provider.GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The token provider failed, and {sent}.", e);
        }

        return IsToken(token)
            ? token
            : throw new InvalidOperationException($"The token provider returned an empty token or one with invalid characters (omit the 'Bearer' prefix), and {sent}.");
    }
}
