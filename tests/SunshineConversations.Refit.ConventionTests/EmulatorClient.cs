using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests;

/// <summary>A client that the emulator lets in, and that tries nothing twice.</summary>
internal static class EmulatorClient
{
    public static IHttpClientBuilder AddTo(IServiceCollection services, SunshineConversationsEmulator emulator, Action<SunshineConversationsOptions>? configure = null) =>
        services.AddSunshineConversations(options =>
        {
            options.BaseUrl = emulator.BaseUrl;
            options.KeyId = emulator.Options.KeyId;
            options.KeySecret = emulator.Options.KeySecret;
            options.Retry.MaxRetries = 0;
            configure?.Invoke(options);
        });
}
