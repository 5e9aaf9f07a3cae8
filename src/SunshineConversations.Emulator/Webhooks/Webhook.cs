using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A webhook as it is stored and written.</summary>
internal sealed record Webhook
{
    public required string Id { get; init; }

    public string Version { get; } = "v2";

    public string Target { get; init; } = "";

    public IReadOnlyList<string> Triggers { get; init; } = [];

    public required string Secret { get; init; }

    public bool IncludeFullUser { get; init; }

    public bool IncludeFullSource { get; init; }

    [JsonIgnore]
    public string IntegrationId { get; init; } = "";

    /// <summary>A webhook with a new ID and a new secret.</summary>
    /// <exception cref="EmulatorErrorException">400: the maximum number of webhooks of the app is reached.</exception>
    public static Webhook New(AppState state, Integration integration)
    {
        const int MaxWebhooks = 10;
        if (state.Webhooks.All.Count >= MaxWebhooks)
            throw EmulatorErrorException.BadRequest($"An app is limited to {MaxWebhooks} webhooks");

        return new Webhook { Id = state.NewId(), Secret = RandomNumberGenerator.GetHexString(32, lowercase: true), IntegrationId = integration.Id };
    }
}

internal sealed record WebhookBody(Webhook Webhook);

internal sealed record WebhookListBody(IReadOnlyList<Webhook> Webhooks);
