using System.Text.Json.Serialization;

namespace SunshineConversations.Emulator;

/// <summary>A token with which an OAuth client acts as its integration of an app. It does not expire.</summary>
internal sealed record AccessToken(string Value, string IntegrationId);

/// <summary>The response of <c>POST /oauth/token</c>, with the names of OAuth.</summary>
internal sealed record AccessTokenBody(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType);
