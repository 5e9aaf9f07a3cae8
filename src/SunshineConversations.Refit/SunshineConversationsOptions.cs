using System.Text.Json.Serialization;

namespace SunshineConversations;

/// <summary>The options of a client: hosts, credentials, timeouts and retries. They are validated when the host starts.</summary>
/// <remarks>
/// They are read for every call, so a changed host, key, limit or retry setting is used by the next one. A change to
/// invalid values is logged once as an error, and the last valid ones remain in use. Changing an object
/// after a call has used it has no effect: supply a new one.
/// </remarks>
public sealed class SunshineConversationsOptions
{
    /// <summary>
    /// The base URL, <see cref="SunshineConversationsHosts.UnitedStates"/> unless set. A path prefix is kept. It must be https;
    /// plain http is allowed for loopback only, unless <see cref="AllowInsecureHttp"/> is set. Set either this or <see cref="Subdomain"/>.
    /// </summary>
    public Uri BaseUrl { get; set; } = SunshineConversationsHosts.UnitedStates;

    /// <summary>
    /// The base URL of OAuth, <see cref="SunshineConversationsHosts.OAuth"/> unless set; the same rules as for
    /// <see cref="BaseUrl"/>. Only <see cref="IOAuthApi.GetTokenAsync"/>, without credentials, and
    /// <see cref="IOAuthApi.GetTokenInfoAsync"/>, with the bearer token, go there.
    /// </summary>
    public Uri OAuthBaseUrl { get; set; } = SunshineConversationsHosts.OAuth;

    /// <summary>Whether plain HTTP is allowed to hosts other than loopback, such as an emulator in a container network, and to the target of a <see cref="BotSetup"/>; <see langword="false"/> unless set. Credentials are then sent unencrypted.</summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>The subdomain of a Zendesk account: <c>acme</c> stands for the base URL <c>https://acme.zendesk.com/sc</c>. <see langword="null"/> or empty: <see cref="BaseUrl"/> is used.</summary>
    public string? Subdomain { get; set; }

    /// <summary>How requests are authenticated; <see cref="SunshineConversationsAuthentication.Basic"/> unless set.</summary>
    public SunshineConversationsAuthentication Authentication { get; set; }

    /// <summary>The ID of the API key, such as <c>app_…</c>: no colon, control character or outer white space. Required except with <see cref="SunshineConversationsAuthentication.Token"/>.</summary>
    public string? KeyId { get; set; }

    /// <summary>
    /// The bearer token of <see cref="SunshineConversationsAuthentication.Token"/>, without <c>Bearer</c>.
    /// <see langword="null"/> or empty: the registered <see cref="ISunshineConversationsTokenProvider"/> provides it. Never logged and never in an exception.
    /// </summary>
    [JsonIgnore]
    public string? AccessToken { get; set; }

    /// <summary>The secret of the API key: no control character or outer white space. Required except with <see cref="SunshineConversationsAuthentication.Token"/>. Never logged and never in an exception.</summary>
    [JsonIgnore]
    public string? KeySecret { get; set; }

    /// <summary>The <c>scope</c> claim of the token for <see cref="SunshineConversationsAuthentication.Jwt"/>; <see cref="SunshineConversationsJwtScope.App"/> unless set.</summary>
    public SunshineConversationsJwtScope JwtScope { get; set; }

    /// <summary>The total time for a call, including retries and the delays between them; 100 seconds unless set, positive and at most 24 days.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The time for one attempt of a call, from connecting to the last byte of the response; 30 seconds unless set, positive and at most 24 days. <see cref="Timeout"/> still limits the call. It does not limit sending an upload or reading a download, but it does limit the response to an upload and the error response to a download.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum size of a response, in bytes after decompression; 10 MB (10,485,760) unless set, at least 1. A larger response fails as soon as it exceeds the limit, without being read to its end.</summary>
    public int MaxResponseContentBufferSize { get; set; } = 10 * 1024 * 1024;

    /// <summary>How failed calls are retried.</summary>
    public SunshineConversationsRetryOptions Retry { get; set; } = new();

    /// <summary>A copy that no other code changes.</summary>
    internal SunshineConversationsOptions Copy()
    {
        var copy = (SunshineConversationsOptions)MemberwiseClone();
        copy.Retry = Retry?.Copy()!;
        return copy;
    }

    /// <summary>The effective base URL.</summary>
    internal Uri EffectiveBaseUrl => string.IsNullOrEmpty(Subdomain) ? BaseUrl : SunshineConversationsHosts.ForSubdomain(Subdomain);
}
