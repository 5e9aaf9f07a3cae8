using System.Net.Http.Headers;
using System.Text;

namespace SunshineConversations;

/// <summary>Sends the key id and the secret as HTTP Basic.</summary>
internal sealed class BasicAuthenticationHandler(Func<SunshineConversationsOptions> options) : AuthenticationHandler(options)
{
    private Credential? _credential;

    protected override ValueTask<AuthenticationHeaderValue> CreateCredentialAsync(SunshineConversationsOptions options, CancellationToken cancellationToken)
    {
        if (_credential is not { } credential || !ReferenceEquals(credential.Options, options))
        {
            byte[] userPass = Encoding.UTF8.GetBytes($"{options.KeyId}:{options.KeySecret}");
            _credential = credential = new(options, new("Basic", Convert.ToBase64String(userPass)));
        }

        return new(credential.Header);
    }

    private sealed record Credential(SunshineConversationsOptions Options, AuthenticationHeaderValue Header);
}
