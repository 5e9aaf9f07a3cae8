using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>Checks the options of a receiver when the host starts and when they change.</summary>
internal sealed class WebhookOptionsValidator(string receiverName, string configurationPath, IServiceProviderIsService services, IServiceProviderIsKeyedService keyedServices)
    : IValidateOptions<SunshineConversationsWebhooksOptions>
{
    public ValidateOptionsResult Validate(string? name, SunshineConversationsWebhooksOptions options)
    {
        if (name != receiverName)
            return ValidateOptionsResult.Skip;

        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(SunshineConversationsWebhooksOptions options)
    {
        string secrets = $"{configurationPath}:{nameof(options.Secrets)}";
        if (options.Secrets is null || options.Secrets.Count == 0 && !services.IsService(typeof(IWebhookSecretProvider)))
            yield return $"{nameof(options.Secrets)} is required: set {secrets}:0 to the secret of the webhook, or register an {nameof(IWebhookSecretProvider)}.";

        foreach ((int index, string? secret) in (options.Secrets ?? []).Index())
        {
            if (!WebhookSecret.IsValid(secret))
                yield return $"{secrets}:{index} {(string.IsNullOrWhiteSpace(secret) ? "is empty" : "begins or ends with white space or contains a control character, such as the line break at the end of a file")}.";
        }

        if (options.MaxRequestBodySize <= 0)
            yield return $"{nameof(options.MaxRequestBodySize)} must be positive ({configurationPath}:{nameof(options.MaxRequestBodySize)}).";

        if (options.HandlerTimeout <= TimeSpan.Zero || options.HandlerTimeout > TimeSpan.FromDays(24))
            yield return $"{nameof(options.HandlerTimeout)} must be positive, and at most 24 days ({configurationPath}:{nameof(options.HandlerTimeout)}).";

        if (!keyedServices.IsKeyedService(typeof(RegisteredHandler), receiverName))
            yield return $"No handler is registered, so every event would be lost: call AddHandler on the builder that AddSunshineConversationsWebhooks({(receiverName.Length == 0 ? "" : $"\"{receiverName}\"")}) returns.";
    }
}
