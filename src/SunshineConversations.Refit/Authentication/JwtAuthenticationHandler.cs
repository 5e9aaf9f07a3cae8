namespace SunshineConversations;

/// <summary>Sends a JWT that it signs with the key's secret, keeps, and renews before it ends or when the key changes.</summary>
internal sealed class JwtAuthenticationHandler(Func<SunshineConversationsOptions> options, TimeProvider timeProvider) : AuthenticationHandler(options)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>A token on its way must not end before it arrives, nor for a clock that is a little ahead.</summary>
    internal static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    private Token? _token;

    protected override ValueTask<string> CreateCredentialAsync(SunshineConversationsOptions options, CancellationToken cancellationToken)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        if (_token is not { } token || !ReferenceEquals(token.Options, options) || now >= token.RenewAt || now < token.IssuedAt)
        {
            string jwt = JwtSigner.Sign(options.KeyId!, options.KeySecret!, options.JwtScope, now, now + Lifetime);
            _token = token = new(options, now, now + Lifetime - RenewBefore, $"Bearer {jwt}");
        }

        return new(token.Header);
    }

    // No record: what a record writes of itself would hold the token.
    private sealed class Token(SunshineConversationsOptions options, DateTimeOffset issuedAt, DateTimeOffset renewAt, string header)
    {
        public SunshineConversationsOptions Options { get; } = options;

        public DateTimeOffset IssuedAt { get; } = issuedAt;

        public DateTimeOffset RenewAt { get; } = renewAt;

        public string Header { get; } = header;
    }
}
