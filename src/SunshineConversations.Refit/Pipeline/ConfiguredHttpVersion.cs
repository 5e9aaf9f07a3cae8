using System.Net;

namespace SunshineConversations;

/// <summary>The HTTP version that the application set on the client. Refit sets its own version on every request.</summary>
internal sealed class ConfiguredHttpVersion
{
    private Version _version = HttpVersion.Version11;
    private HttpVersionPolicy _policy;
    private bool _isRefits = true;

    public void Set(Version version, HttpVersionPolicy policy)
    {
        (_version, _policy) = (version, policy);
        _isRefits = version == HttpVersion.Version11 && policy == HttpVersionPolicy.RequestVersionOrLower;
    }

    public void Apply(HttpRequestMessage request)
    {
        if (!_isRefits)
            (request.Version, request.VersionPolicy) = (_version, _policy);
    }
}
