namespace SunshineConversations;

/// <summary>A JWT that was signed with the key's secret, and for how long it is used.</summary>
// Not a record: the generated ToString() would print the token.
internal sealed class JwtCredential
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>A token must not expire in transit, nor for a server clock that is slightly ahead.</summary>
    internal static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _issuedAt;

    private JwtCredential(DateTimeOffset issuedAt, string header)
    {
        _issuedAt = issuedAt;
        Header = header;
    }

    public string Header { get; }

    public static JwtCredential Sign(SunshineConversationsOptions options, DateTimeOffset now) =>
        new(now, $"Bearer {JwtSigner.Sign(options.KeyId!, options.KeySecret!, ClaimOf(options.JwtScope), now, now + Lifetime)}");

    public bool IsCurrent(DateTimeOffset now) => now >= _issuedAt && now < _issuedAt + Lifetime - RenewBefore;

    private static string ClaimOf(SunshineConversationsJwtScope scope) => scope switch
    {
        SunshineConversationsJwtScope.Integration => "integration",
        SunshineConversationsJwtScope.Account => "account",
        _ => "app",
    };
}
