using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A device of a user, as it is stored and written.</summary>
internal sealed record Device
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Guid { get; init; }

    public required string ClientId { get; init; }

    public string Status { get; init; } = Client.Active;

    public required string IntegrationId { get; init; }

    public required string LastSeen { get; init; }

    public string? PushNotificationToken { get; init; }

    public JsonElement? Info { get; init; }

    public string? AppVersion { get; init; }

    [JsonIgnore]
    public string UserId { get; init; } = "";
}

internal sealed record DeviceBody(Device Device);

internal sealed record DeviceListBody(IReadOnlyList<Device> Devices);
