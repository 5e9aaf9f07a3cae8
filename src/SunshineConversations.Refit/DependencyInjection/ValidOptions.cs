using System.Text;

namespace SunshineConversations;

/// <summary>An options object that was found valid, with what is derived from it once: where requests go, and the credentials.</summary>
// No record: what a record writes of itself would hold the secret.
internal sealed class ValidOptions
{
    private readonly string _authority;
    private string? _basic;
    private JwtCredential? _jwt;

    public ValidOptions(SunshineConversationsOptions options, string name)
    {
        Source = options;
        // Whoever changes the object later changes neither half of what was validated: not a key without its host.
        Value = options.Copy();
        Name = name;
        BaseUrl = Value.EffectiveBaseUrl;
        _authority = BaseUrl.GetLeftPart(UriPartial.Authority) + "/";
        Prefix = BaseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <summary>The object that the monitor gave.</summary>
    public SunshineConversationsOptions Source { get; }

    public SunshineConversationsOptions Value { get; }

    /// <summary>The name of the options.</summary>
    public string Name { get; }

    public Uri BaseUrl { get; }

    /// <summary>The base URL without a slash at its end.</summary>
    public string Prefix { get; }

    /// <summary>The Authorization header of Basic.</summary>
    public string Basic => _basic ??= $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Value.KeyId}:{Value.KeySecret}"))}";

    /// <summary>The Authorization header of a JWT, which is renewed before it expires.</summary>
    public string Jwt(DateTimeOffset now)
    {
        if (_jwt is not { } jwt || !jwt.IsCurrent(now))
            _jwt = jwt = JwtCredential.Sign(Value, now);

        return jwt.Header;
    }

    /// <summary>Credentials only go to the configured host.</summary>
    /// <exception cref="InvalidOperationException">The URL leads elsewhere.</exception>
    public void ThrowIfElsewhere(Uri url)
    {
        if (!IsConfiguredHost(url))
            throw new InvalidOperationException($"The request goes to '{url.Scheme}://{url.Authority}', but credentials are only sent to the configured host '{BaseUrl.Scheme}://{BaseUrl.Authority}'. Nothing was sent.");
    }

    /// <summary>Whether a URL has the scheme, the host and the port of the base URL.</summary>
    public bool IsConfiguredHost(Uri url) =>
        // The usual case, without having the URL parsed: what begins with scheme, host, port and a slash goes there.
        url.OriginalString.StartsWith(_authority, StringComparison.Ordinal)
        || (string.Equals(url.Host, BaseUrl.Host, StringComparison.OrdinalIgnoreCase) && url.Port == BaseUrl.Port && url.Scheme == BaseUrl.Scheme);
}
