using System.Text;

namespace SunshineConversations;

/// <summary>Sends the key id and the secret as HTTP Basic.</summary>
internal sealed class BasicAuthenticationHandler(Func<SunshineConversationsOptions> options) : AuthenticationHandler(options)
{
    private Credential? _credential;

    protected override ValueTask<string> CreateCredentialAsync(SunshineConversationsOptions options, CancellationToken cancellationToken)
    {
        if (_credential is not { } credential || !ReferenceEquals(credential.Options, options))
        {
            byte[] userPass = Encoding.UTF8.GetBytes($"{options.KeyId}:{options.KeySecret}");
            _credential = credential = new(options, $"Basic {Convert.ToBase64String(userPass)}");
        }

        return new(credential.Header);
    }

    // No record: what a record writes of itself would hold the secret.
    private sealed class Credential(SunshineConversationsOptions options, string header)
    {
        public SunshineConversationsOptions Options { get; } = options;

        public string Header { get; } = header;
    }
}
