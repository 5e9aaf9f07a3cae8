using System.Buffers;
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>What the credentials of a request give access to.</summary>
internal enum CallerScope
{
    Account,
    App,
    Integration,
}

/// <summary>Accepts two kinds of credentials: Basic with the key, or a JWT that is signed with the key.</summary>
internal sealed class Authentication(EmulatorOptions options, TimeProvider clock)
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>The scope of an Authorization header; null if it is not accepted.</summary>
    public CallerScope? ScopeOf(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? header) || header.Parameter is null)
            return null;

        if (header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return AcceptsBasic(header.Parameter) ? ScopeOfKey() : null;

        return header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? ScopeOfToken(header.Parameter) : null;
    }

    /// <summary>The service tells the owner of a key by its prefix.</summary>
    private CallerScope ScopeOfKey() => options.KeyId.Split('_')[0] switch
    {
        "int" => CallerScope.Integration,
        "act" or "svc" => CallerScope.Account,
        _ => CallerScope.App,
    };

    private bool AcceptsBasic(string credentials)
    {
        byte[] given = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, given, out int length)
            && CryptographicOperations.FixedTimeEquals(
                given.AsSpan(0, length),
                Encoding.UTF8.GetBytes($"{options.KeyId}:{options.KeySecret}"));
    }

    private CallerScope? ScopeOfToken(string token)
    {
        // The decoder tolerates padding and white space; a JWT may hold neither.
        if (token.AsSpan().ContainsAnyExcept(TokenCharacters) || token.Split('.') is not [string header, string payload, string signature])
            return null;

        try
        {
            byte[] expected = HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(options.KeySecret),
                Encoding.ASCII.GetBytes($"{header}.{payload}"));
            return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), expected)
                && IsHeaderValid(JsonElement.Parse(Base64Url.DecodeFromChars(header)))
                    ? ScopeOfPayload(JsonElement.Parse(Base64Url.DecodeFromChars(payload)))
                    : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool IsHeaderValid(JsonElement header) =>
        header.TryGetProperty("alg"u8, out JsonElement algorithm)
        && algorithm.ValueEquals("HS256"u8)
        && header.TryGetProperty("kid"u8, out JsonElement keyId)
        && keyId.ValueEquals(options.KeyId);

    private CallerScope? ScopeOfPayload(JsonElement payload)
    {
        if (payload.TryGetProperty("exp"u8, out JsonElement expiry)
            && !(expiry.TryGetDouble(out double seconds) && seconds * 1000 > clock.GetUtcNow().ToUnixTimeMilliseconds()))
        {
            return null;
        }

        return payload.TryGetProperty("scope"u8, out JsonElement scope)
            ? scope.GetString() switch
            {
                "account" => CallerScope.Account,
                "app" => CallerScope.App,
                "integration" => CallerScope.Integration,
                _ => null,
            }
            : null;
    }
}
