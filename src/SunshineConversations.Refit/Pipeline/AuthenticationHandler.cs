using System.Net;

namespace SunshineConversations;

/// <summary>
/// The innermost handler, directly above the transport: authenticates the request, and watches what the transport
/// does. Only the transport sees the credential, only the configured host receives it, and it is removed again
/// before anything else, an exception included, can reach the request.
/// </summary>
internal sealed class AuthenticationHandler(OptionsSource currentOptions, TokenSource tokens, TimeProvider timeProvider) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request is AnonymousRequest)
            return SendAsync(request, authorization: null, cancellationToken);

        // A handler of the application may have replaced the request.
        OptionsSnapshot options = Call.Of(request)?.Options ?? currentOptions.Get();
        CallTarget target = Call.OperationOf(request)?.Target ?? CallTarget.Service;
        ServiceEndpoint host = options.HostOf(target);
        host.ThrowIfElsewhere(request.RequestUri!);
        if (target == CallTarget.OAuthAnonymous)
            return SendAsync(request, authorization: null, cancellationToken);

        return options.Value switch
        {
            { Authentication: SunshineConversationsAuthentication.Token, AccessToken: { Length: > 0 } token } => SendAsync(request, $"Bearer {token}", cancellationToken),
            { Authentication: SunshineConversationsAuthentication.Token } => SendWithProvidersTokenAsync(request, options.Name, host.BaseUrl, cancellationToken),
            // A key is never sent to the OAuth host.
            _ when target == CallTarget.OAuthWithToken => throw new InvalidOperationException($"This operation requires an OAuth bearer token; set {nameof(options.Value.Authentication)} to {nameof(SunshineConversationsAuthentication.Token)}. Nothing was sent."),
            { Authentication: SunshineConversationsAuthentication.Jwt } => SendAsync(request, options.Jwt(timeProvider.GetUtcNow()), cancellationToken),
            _ => SendAsync(request, options.Basic, cancellationToken),
        };
    }

    private async Task<HttpResponseMessage> SendWithProvidersTokenAsync(HttpRequestMessage request, string optionsName, Uri baseUrl, CancellationToken cancellationToken)
    {
        string token = await tokens.GetAsync(new(optionsName, baseUrl), cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await SendAsync(request, $"Bearer {token}", cancellationToken).ConfigureAwait(false);
        // A handler may have replaced the URL with one that carries no call.
        Call? call = Call.Of(request);
        if (response.StatusCode != HttpStatusCode.Unauthorized || call is { TokenWasRejected: true } || !RequestSnapshot.HoldsItsBytes(request.Content))
            return response;

        // Once per call, also for a POST: a refused request had no effect.
        call?.TokenWasRejected = true;
        string renewed;
        try
        {
            renewed = await tokens.GetAsync(new(optionsName, baseUrl, token), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        if (renewed == token)
            return response;

        response.Dispose();
        call?.Attempts += 1;
        return await SendAsync(request, $"Bearer {renewed}", cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? authorization, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        HttpMethod method = request.Method;
        EnvironmentProxy.ThrowIfUsed(uri, InnerHandler!);
        request.Headers.Authorization = null;
        // As a string, which is sent unchanged; a header value would be formatted again for every request.
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (TransportFaults.WasRedirected(request, uri, method))
            {
                response.Dispose();
                throw TransportFaults.Redirected(request, cause: null);
            }

            return response;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && TransportFaults.WasRedirected(request, uri, method))
        {
            throw TransportFaults.Redirected(request, e);
        }
        catch (ObjectDisposedException e)
        {
            // The caller disposed the client or its transport.
            throw new CallerException(e);
        }
        catch (HttpRequestException e)
        {
            TransportFaults.MarkIfNeverSent(e);
            throw;
        }
        catch (OperationCanceledException e) when (TransportFaults.IsConnectTimeout(e, InnerHandler!, cancellationToken))
        {
            throw TransportFaults.NoConnection(e);
        }
        finally
        {
            request.Headers.Authorization = null;
            // The transport of the application may have followed a redirect, which changes the request itself.
            (request.RequestUri, request.Method) = (uri, method);
        }
    }
}
