using System.Buffers;
using Microsoft.Extensions.DependencyInjection;

namespace SunshineConversations;

/// <summary>Sends the token of the registered <see cref="ISunshineConversationsTokenProvider"/>.</summary>
internal sealed class TokenAuthenticationHandler(Func<SunshineConversationsOptions> options, IServiceScopeFactory scopes, string? serviceKey) : AuthenticationHandler(options)
{
    /// <summary>What RFC 6750 allows in a token.</summary>
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    protected override async ValueTask<string> CreateCredentialAsync(SunshineConversationsOptions options, CancellationToken cancellationToken)
    {
        string? token;
        try
        {
            // A scope of its own, so that a provider may be scoped although this handler lives as long as the client.
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var provider = scope.ServiceProvider.GetRequiredKeyedService<ISunshineConversationsTokenProvider>(serviceKey);
                token = await provider.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException("The token provider failed. Nothing was sent.", e);
        }

        if (string.IsNullOrEmpty(token) || token.AsSpan().ContainsAnyExcept(TokenCharacters))
            throw new InvalidOperationException("The token provider gave no token, or one with characters that a token cannot have (give it without 'Bearer'). Nothing was sent.");

        return $"Bearer {token}";
    }
}
