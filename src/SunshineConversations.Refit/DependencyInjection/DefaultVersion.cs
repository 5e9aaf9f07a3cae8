using System.Net;

namespace SunshineConversations;

/// <summary>The HTTP version that the application set on the client. Refit stamps its own on every request.</summary>
internal sealed class DefaultVersion
{
    private Version _version = HttpVersion.Version11;
    private HttpVersionPolicy _policy;

    public void Set(Version version, HttpVersionPolicy policy) => (_version, _policy) = (version, policy);

    public void Apply(HttpRequestMessage request) => (request.Version, request.VersionPolicy) = (_version, _policy);
}
