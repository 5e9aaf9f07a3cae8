using System.Net.Http.Headers;
using System.Net.Mime;

namespace SunshineConversations.Emulator;

/// <summary>Makes one attempt of a delivery.</summary>
internal sealed class WebhookSender(EmulatorOptions options, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        // The target must see only what the service sends, without tracing headers of the surrounding test.
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <returns>The status of the response, or the reason why there was none.</returns>
    public async Task<(int? StatusCode, string? Error)> SendAsync(Webhook webhook, byte[] body, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(webhook.Target, UriKind.Absolute, out Uri? target) || !WebhookTargets.IsAllowed(target, options))
            return (null, "The target is not allowed");

        using var timeout = new CancellationTokenSource(options.WebhookTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        request.Headers.Add("X-API-Key", webhook.Secret);
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return ((int)response.StatusCode, null);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return (null, "timeout");
        }
        catch (HttpRequestException exception)
        {
            return (null, exception.HttpRequestError.ToString());
        }
    }

    public void Dispose() => _client.Dispose();
}
