using System.Net;
using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>A request for a file, without credentials and without any other header of the application.</summary>
internal sealed class AnonymousRequest : HttpRequestMessage
{
    public AnonymousRequest(Uri address, HttpRequestMessage original, bool mustBePublic)
        : base(HttpMethod.Get, address)
    {
        // HTTP/3 has no callback that checks the address, and a server may name a different host for it.
        (Version, VersionPolicy) = (original.Version > HttpVersion.Version20 ? HttpVersion.Version20 : original.Version, HttpVersionPolicy.RequestVersionOrLower);
        Headers.TryAddWithoutValidation("Accept", "*/*");
        if (original.Headers.NonValidated.TryGetValues("User-Agent", out HeaderStringValues userAgent))
            Headers.TryAddWithoutValidation("User-Agent", userAgent.ToString());

        MustBePublic = mustBePublic;
    }

    /// <summary>Whether it may only go to a host on the internet.</summary>
    public bool MustBePublic { get; }
}
