using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace SunshineConversations.Tests.Authentication;

/// <summary>Sends a request through an authentication handler, which alone is above the network.</summary>
internal static class Sending
{
    public const string KeyId = "app_5d8cff3cd55b040010928b5c";
    public const string KeySecret = "0123456789abcdef0123456789abcdef";

    /// <summary>The handler of a client whose options are these, and whose token provider is this one.</summary>
    public static AuthenticationHandler Handler(Func<SunshineConversationsOptions> options, TimeProvider? clock = null, Action<IServiceCollection>? register = null, string? serviceKey = null)
    {
        var services = new ServiceCollection();
        register?.Invoke(services);
        ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        var monitor = new Monitor(options);
        var validator = new SunshineConversationsOptionsValidator(serviceKey ?? "", serviceKey, "Section", provider);
        return new(
            new OptionsSource(monitor, new OptionsCache<SunshineConversationsOptions>(), validator, serviceKey ?? "", NullLogger.Instance),
            new TokenSource(provider.GetRequiredService<IServiceScopeFactory>(), serviceKey),
            clock ?? TimeProvider.System);
    }

    public static SunshineConversationsOptions Options() => new() { BaseUrl = new("https://api.example/sc"), KeyId = KeyId, KeySecret = KeySecret };

    /// <summary>Sends, and gives the request as it is afterwards; <paramref name="network"/> has it as it left.</summary>
    public static async Task<HttpRequestMessage> SendAsync(
        this AuthenticationHandler handler, CapturingHandler network, string uri = "https://api.example/sc/v2/apps/a/conversations", CancellationToken cancellationToken = default)
    {
        handler.InnerHandler ??= network;
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        using HttpResponseMessage response = await invoker.SendAsync(request, cancellationToken);
        return request;
    }

    private sealed class Monitor(Func<SunshineConversationsOptions> options) : IOptionsMonitor<SunshineConversationsOptions>
    {
        public SunshineConversationsOptions CurrentValue => options();

        public SunshineConversationsOptions Get(string? name) => options();

        public IDisposable? OnChange(Action<SunshineConversationsOptions, string?> listener) => null;
    }

    public static string? LastAuthorization(this CapturingHandler network) => network.Requests[^1].Authorization?.ToString();
}
