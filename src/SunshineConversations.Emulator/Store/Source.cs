using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>Where a message or another change came from.</summary>
/// <param name="Type"><c>api:conversations</c> for the API, otherwise the type of an integration.</param>
/// <param name="IntegrationId">The integration through which a user acted, or null.</param>
internal sealed record Source(string Type, string? IntegrationId = null)
{
    public static Source Api { get; } = new("api:conversations");

    /// <summary>The client with which a user acted, or null. Only included for webhooks that request it.</summary>
    [JsonIgnore]
    public string? ClientId { get; init; }

    /// <summary>The device with which a user acted, or null. Only included for webhooks that request it.</summary>
    [JsonIgnore]
    public string? DeviceId { get; init; }
}
