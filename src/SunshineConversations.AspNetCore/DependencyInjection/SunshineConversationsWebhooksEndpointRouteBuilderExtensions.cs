using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SunshineConversations;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps receivers of Sunshine Conversations webhooks.</summary>
public static class SunshineConversationsWebhooksEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the receiver to a path: the target of the webhook. The endpoint allows anonymous access, since it checks the
    /// webhook's secret itself; it requires no antiforgery token, is skipped by status code pages, and is excluded from API descriptions.
    /// </summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="pattern">The path, such as <c>/hooks/sunshine</c>.</param>
    /// <param name="name">The name with which the receiver was registered; <see langword="null"/> or empty for none.</param>
    /// <returns>A builder for the endpoint.</returns>
    /// <exception cref="InvalidOperationException">No receiver of this name is registered.</exception>
    public static IEndpointConventionBuilder MapSunshineConversationsWebhooks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        WebhookReceiver receiver = endpoints.ServiceProvider.GetKeyedService<WebhookReceiver>(name ?? "")
            ?? throw new InvalidOperationException($"No such receiver is registered: call services.AddSunshineConversationsWebhooks({(string.IsNullOrEmpty(name) ? "" : $"\"{name}\"")}).");

        // For every method, so that 405 is returned here too: with a default authorization policy, routing would return 401.
        return endpoints.Map(pattern, (RequestDelegate)receiver.ReceiveAsync)
            .WithDisplayName("Sunshine Conversations webhooks")
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription()
            .WithMetadata(new SkipStatusCodePages());
    }

    /// <summary>Re-executed for a page, a POST would end with that page's status, even one that never reached the endpoint, such as with 429 from a rate limiter.</summary>
    private sealed class SkipStatusCodePages : ISkipStatusCodePagesMetadata;
}
