using System.Text;

namespace SunshineConversations;

/// <summary>A validated options object, with the values derived from it once: the hosts and the credentials.</summary>
// Not a record: the generated ToString() would print the secret.
internal sealed class OptionsSnapshot
{
    private string? _basic;
    private JwtCredential? _jwt;

    public OptionsSnapshot(SunshineConversationsOptions options, string name)
    {
        Source = options;
        // A copy: changing the object later cannot change half of what was validated, such as a key without its host.
        Value = options.Copy();
        Name = name;
        Service = new(Value.EffectiveBaseUrl);
        OAuth = new(Value.OAuthBaseUrl);
    }

    /// <summary>The object that the monitor returned.</summary>
    public SunshineConversationsOptions Source { get; }

    public SunshineConversationsOptions Value { get; }

    /// <summary>The name of the options.</summary>
    public string Name { get; }

    /// <summary>The configured host.</summary>
    public ServiceEndpoint Service { get; }

    /// <summary>The host of OAuth.</summary>
    public ServiceEndpoint OAuth { get; }

    /// <summary>The Authorization header of Basic.</summary>
    public string Basic => _basic ??= $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Value.KeyId}:{Value.KeySecret}"))}";

    /// <summary>The Authorization header of a JWT, which is renewed before it expires.</summary>
    public string Jwt(DateTimeOffset now)
    {
        if (_jwt is not { } jwt || !jwt.IsCurrent(now))
            _jwt = jwt = JwtCredential.Sign(Value, now);

        return jwt.Header;
    }

    public ServiceEndpoint HostOf(CallTarget target) => target == CallTarget.Service ? Service : OAuth;
}
