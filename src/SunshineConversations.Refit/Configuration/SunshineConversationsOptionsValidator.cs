using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>Finds every problem of one client's options and reports them together, by configuration key. It never repeats a value, which might be a secret.</summary>
internal sealed class SunshineConversationsOptionsValidator(string optionsName, string? serviceKey, string configurationPath, IServiceProvider services)
    : IValidateOptions<SunshineConversationsOptions>
{
    public ValidateOptionsResult Validate(string? name, SunshineConversationsOptions options)
    {
        if (name != optionsName)
            return ValidateOptionsResult.Skip;

        List<string> problems = [.. ProblemsOf(options)];
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The Sunshine Conversations client{(serviceKey is null ? "" : $" '{serviceKey}'")} is not configured: {string.Join(" ", problems)}");
    }

    /// <summary>Whether a token provider is registered that these options do not use, which is probably a mistake.</summary>
    public bool HasUnusedProvider(SunshineConversationsOptions options) =>
        options.Authentication == SunshineConversationsAuthentication.Token && !string.IsNullOrEmpty(options.AccessToken) && HasProvider == true;

    /// <summary>Another client's provider must never serve this client, so a keyed client's provider is registered under the client's key. Null where the container cannot say.</summary>
    private bool? HasProvider => services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(ISunshineConversationsTokenProvider), serviceKey);

    private IEnumerable<string> ProblemsOf(SunshineConversationsOptions options) =>
        [.. HostProblems(options), .. CredentialProblems(options), .. LimitProblems(options)];

    private IEnumerable<string> HostProblems(SunshineConversationsOptions options)
    {
        if (!string.IsNullOrEmpty(options.Subdomain))
        {
            if (!SunshineConversationsHosts.IsSubdomain(options.Subdomain))
                yield return $"{Key(nameof(options.Subdomain))} must be a subdomain alone, letters, digits and hyphens, such as 'acme' of 'acme.zendesk.com'.";
            if (options.BaseUrl != SunshineConversationsHosts.UnitedStates)
                yield return $"{Key(nameof(options.Subdomain))} and {Key(nameof(options.BaseUrl))} are mutually exclusive; set only one.";
        }
        else
        {
            foreach (string problem in UrlProblems(options.BaseUrl, nameof(options.BaseUrl), options))
                yield return problem;
        }

        foreach (string problem in UrlProblems(options.OAuthBaseUrl, nameof(options.OAuthBaseUrl), options))
            yield return problem;
    }

    private IEnumerable<string> UrlProblems(Uri? url, string option, SunshineConversationsOptions options)
    {
        if (url is null || !url.IsAbsoluteUri)
        {
            yield return $"{Key(option)} must be an absolute URL.";
            yield break;
        }

        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && (url.IsLoopback || options.AllowInsecureHttp)))
            yield return $"{Key(option)} must use https; plain http is allowed for loopback only, unless {Key(nameof(options.AllowInsecureHttp))} is true.";
        if (url.UserInfo.Length > 0)
            yield return $"{Key(option)} must not contain user info; set {Key(nameof(options.KeyId))} and {Key(nameof(options.KeySecret))}.";
        if (url.Query.Length > 0 || url.Fragment.Length > 0)
            yield return $"{Key(option)} must not have a query or a fragment.";
    }

    private IEnumerable<string> CredentialProblems(SunshineConversationsOptions options)
    {
        switch (options.Authentication)
        {
            case SunshineConversationsAuthentication.Basic:
            case SunshineConversationsAuthentication.Jwt:
                if (TextProblem(options.KeyId, nameof(options.KeyId)) is { } keyId)
                    yield return keyId;
                else if (options.KeyId!.Contains(':'))
                    yield return $"{Key(nameof(options.KeyId))} must not contain a colon.";
                if (TextProblem(options.KeySecret, nameof(options.KeySecret)) is { } keySecret)
                    yield return keySecret;
                if (options.Authentication == SunshineConversationsAuthentication.Jwt && !Enum.IsDefined(options.JwtScope))
                    yield return $"{Key(nameof(options.JwtScope))} must be one of {string.Join(", ", Enum.GetNames<SunshineConversationsJwtScope>())}.";
                break;
            case SunshineConversationsAuthentication.Token:
                if (!string.IsNullOrEmpty(options.AccessToken) && !TokenSource.IsToken(options.AccessToken))
                    yield return $"{Key(nameof(options.AccessToken))} contains characters that are invalid in a token; omit the 'Bearer' prefix.";
                else if (string.IsNullOrEmpty(options.AccessToken) && HasProvider == false)
                    yield return $"{Key(nameof(options.Authentication))} is {nameof(SunshineConversationsAuthentication.Token)}, but there is no {Key(nameof(options.AccessToken))}, and no {nameof(ISunshineConversationsTokenProvider)} is registered{(serviceKey is null ? "" : " under the client's key")}.";
                break;
            default:
                yield return $"{Key(nameof(options.Authentication))} must be one of {string.Join(", ", Enum.GetNames<SunshineConversationsAuthentication>())}.";
                break;
        }
    }

    private string? TextProblem(string? value, string option) =>
        string.IsNullOrWhiteSpace(value) ? $"{Key(option)} is missing."
        : !CredentialText.IsValid(value) ? $"{Key(option)} must not begin or end with white space or contain a control character, such as the line break that 'echo' appends."
        : null;

    private IEnumerable<string> LimitProblems(SunshineConversationsOptions options)
    {
        if (!IsTimerDuration(options.Timeout))
            yield return $"{Key(nameof(options.Timeout))} must be positive, and at most 24 days.";
        if (!IsTimerDuration(options.AttemptTimeout))
            yield return $"{Key(nameof(options.AttemptTimeout))} must be positive, and at most 24 days.";
        if (options.MaxResponseContentBufferSize <= 0)
            yield return $"{Key(nameof(options.MaxResponseContentBufferSize))} must be positive.";
        if (options.Retry is not { } retry)
        {
            yield return $"{Key(nameof(options.Retry))} is missing.";
            yield break;
        }

        if (retry.MaxRetries < 0)
            yield return $"{Key($"{nameof(options.Retry)}:{nameof(retry.MaxRetries)}")} must not be negative.";
        if (retry.BaseDelay < TimeSpan.Zero)
            yield return $"{Key($"{nameof(options.Retry)}:{nameof(retry.BaseDelay)}")} must not be negative.";
        if (retry.MaxDelay < retry.BaseDelay)
            yield return $"{Key($"{nameof(options.Retry)}:{nameof(retry.MaxDelay)}")} must not be less than {nameof(retry.BaseDelay)}.";
    }

    private string Key(string option) => $"{configurationPath}:{option}";

    private static bool IsTimerDuration(TimeSpan duration) => duration > TimeSpan.Zero && duration <= TimeSpan.FromDays(24);
}
