using System.Net.Http.Json;
using Microsoft.Extensions.Http;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The host of OAuth, within the clients of a block: it exchanges any code for one token.</summary>
internal sealed class OAuthHost(string token)
{
    public string Token { get; } = token;

    /// <summary>The bodies of the requests for a token.</summary>
    public List<string> Requests { get; } = [];

    public void AddTo(IServiceCollection services) => services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(
        handlers => handlers.AdditionalHandlers.Add(new Handler(this))));

    private sealed class Handler(OAuthHost host) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsoluteUri != "https://oauth-bridge.zendesk.com/sc/oauth/token")
                return await base.SendAsync(request, cancellationToken);

            host.Requests.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new() { Content = JsonContent.Create(new JsonObject { ["access_token"] = host.Token, ["token_type"] = "Bearer" }) };
        }
    }
}
