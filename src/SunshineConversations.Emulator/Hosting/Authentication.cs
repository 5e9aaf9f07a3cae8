using System.Buffers;
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>
/// Accepts three kinds of credentials: Basic with a key, a JWT that is signed with a key and claims the scope of that key,
/// and an OAuth token. The keys are the two of the options and the created ones.
/// </summary>
internal sealed class Authentication(EmulatorAccount account)
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>The caller that an Authorization header identifies; null if it is not accepted. Called under the lock.</summary>
    public Caller? CallerOf(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? header) || header.Parameter is null)
            return null;

        if (header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return CallerOfBasic(header.Parameter);

        if (!header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return null;

        return CallerOfAccessToken(header.Parameter) ?? CallerOfJwt(header.Parameter);
    }

    private Caller? CallerOfBasic(string credentials)
    {
        byte[] given = new byte[credentials.Length];
        if (!Convert.TryFromBase64String(credentials, given, out int length))
            return null;

        string keyId = Encoding.UTF8.GetString(given, 0, length).Split(':')[0];
        return Find(keyId) is { } key
            && CryptographicOperations.FixedTimeEquals(given.AsSpan(0, length), Encoding.UTF8.GetBytes($"{keyId}:{key.Secret}"))
                ? key.Caller
                : null;
    }

    private Caller? CallerOfAccessToken(string value)
    {
        foreach (AppState app in account.Apps.All)
        {
            if (app.AccessTokens.Find(value) is { } token)
                return new Caller(CallerScopes.Integration, null, app.Id, token.IntegrationId);
        }

        return null;
    }

    private Caller? CallerOfJwt(string token) =>
        ReadJwt(token) is not (var key, var claims) || ScopeOf(claims) is not { } scope ? null
        : scope == key.Scope ? key
        : key with { Scope = CallerScopes.None };

    /// <summary>The key that signed a JWT, and its claims; null if it is malformed, signed with another secret or expired. Called under the lock.</summary>
    public (Caller Key, JsonElement Claims)? ReadJwt(string token)
    {
        // The decoder tolerates padding and white space; a JWT may contain neither.
        if (token.AsSpan().ContainsAnyExcept(TokenCharacters) || token.Split('.') is not [string header, string payload, string signature])
            return null;

        try
        {
            if (KeyOf(JsonElement.Parse(Base64Url.DecodeFromChars(header))) is not { } key)
                return null;

            byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.ASCII.GetBytes($"{header}.{payload}"));
            JsonElement claims = JsonElement.Parse(Base64Url.DecodeFromChars(payload));
            return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), expected) && !HasExpired(claims) ? (key.Caller, claims) : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private (string Secret, Caller Caller)? KeyOf(JsonElement header) =>
        header.TryGetProperty("alg"u8, out JsonElement algorithm)
        && algorithm.ValueEquals("HS256"u8)
        && header.TryGetProperty("kid"u8, out JsonElement keyId)
        && keyId.GetString() is { } id
            ? Find(id)
            : null;

    private bool HasExpired(JsonElement claims) =>
        claims.TryGetProperty("exp"u8, out JsonElement expiry)
        && !(expiry.TryGetDouble(out double seconds) && seconds * 1000 > account.Clock.GetUtcNow().ToUnixTimeMilliseconds());

    private static CallerScopes? ScopeOf(JsonElement claims) => claims.Text("scope") switch
    {
        "account" => CallerScopes.Account,
        "app" => CallerScopes.App,
        "integration" => CallerScopes.Integration,
        _ => null,
    };

    private (string Secret, Caller Caller)? Find(string keyId)
    {
        EmulatorOptions options = account.Options;
        if (keyId == options.KeyId)
            return (options.KeySecret, CallerOfKey(keyId, account.SeedApp.Id));

        if (keyId == options.AccountKeyId)
            return (options.AccountKeySecret, new Caller(CallerScopes.Account, keyId));

        foreach (AppState app in account.Apps.All)
        {
            if (app.Keys.Find(keyId) is { } key)
                return (key.Secret, CallerOfKey(keyId, app.Id) with { IntegrationId = key.IntegrationId });
        }

        return null;
    }

    /// <summary>The service identifies the owner of a key by its prefix.</summary>
    private static Caller CallerOfKey(string keyId, string appId) => keyId.Split('_')[0] switch
    {
        "int" => new(CallerScopes.Integration, keyId, appId),
        "act" or "svc" => new(CallerScopes.Account, keyId),
        _ => new(CallerScopes.App, keyId, appId),
    };
}
