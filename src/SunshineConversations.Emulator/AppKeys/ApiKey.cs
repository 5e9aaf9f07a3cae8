using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A key of the app or of a custom integration, as it is stored and written.</summary>
internal sealed record ApiKey(string Id, string DisplayName, string Secret)
{
    private const int MaxKeys = 10;

    /// <summary>The integration that the key belongs to; null for a key of the app.</summary>
    [JsonIgnore]
    public string? IntegrationId { get; init; }

    /// <summary>Adds a key. Its prefix identifies its owner.</summary>
    /// <exception cref="EmulatorErrorException">400: the maximum number of keys is reached.</exception>
    public static ApiKey Add(AppState state, Integration? integration, JsonElement body)
    {
        if (state.Keys.Count(integration?.Id ?? "") >= MaxKeys)
            throw EmulatorErrorException.BadRequest($"{(integration is null ? "An app" : "An integration")} is limited to {MaxKeys} keys");

        string prefix = integration is null ? "app" : "int";
        string secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        return state.Keys.Set(new ApiKey($"{prefix}_{state.NewId()}", body.Text("displayName")!, secret) { IntegrationId = integration?.Id });
    }

    /// <summary>The key in the path of a request.</summary>
    /// <exception cref="EmulatorErrorException">404.</exception>
    public static ApiKey Of(AppState state, Integration? integration, ApiRequest request) =>
        state.Keys.Find(request.RouteValue("keyId")) is { } key && key.IntegrationId == integration?.Id ? key : throw EmulatorErrorException.NotFound();
}

internal sealed record ApiKeyBody(ApiKey Key);

internal sealed record ApiKeyListBody(IReadOnlyList<ApiKey> Keys);
