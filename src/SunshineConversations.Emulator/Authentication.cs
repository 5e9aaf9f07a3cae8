using System.Buffers;
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>Decides whether an Authorization header is good: Basic with the key, or a JWT that the key has signed.</summary>
internal sealed class Authentication(EmulatorOptions options, TimeProvider clock)
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public bool Accepts(string? authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? header) || header.Parameter is null)
            return false;

        if (header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return AcceptsBasic(header.Parameter);

        return header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && AcceptsToken(header.Parameter);
    }

    private bool AcceptsBasic(string credentials)
    {
        byte[] given = new byte[credentials.Length];
        return Convert.TryFromBase64String(credentials, given, out int length)
            && CryptographicOperations.FixedTimeEquals(
                given.AsSpan(0, length),
                Encoding.UTF8.GetBytes($"{options.KeyId}:{options.KeySecret}"));
    }

    private bool AcceptsToken(string token)
    {
        // The decoder is lenient about padding and white space; a JWT may hold neither.
        if (token.AsSpan().ContainsAnyExcept(TokenCharacters) || token.Split('.') is not [string header, string payload, string signature])
            return false;

        try
        {
            byte[] expected = HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(options.KeySecret),
                Encoding.ASCII.GetBytes($"{header}.{payload}"));
            return CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(signature), expected)
                && IsHeaderGood(JsonElement.Parse(Base64Url.DecodeFromChars(header)))
                && IsPayloadGood(JsonElement.Parse(Base64Url.DecodeFromChars(payload)));
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private bool IsHeaderGood(JsonElement header) =>
        header.TryGetProperty("alg"u8, out JsonElement algorithm)
        && algorithm.ValueEquals("HS256"u8)
        && header.TryGetProperty("kid"u8, out JsonElement keyId)
        && keyId.ValueEquals(options.KeyId);

    private bool IsPayloadGood(JsonElement payload)
    {
        if (!payload.TryGetProperty("scope"u8, out JsonElement scope) || scope.GetString() is not ("app" or "account" or "integration"))
            return false;

        return !payload.TryGetProperty("exp"u8, out JsonElement expiry)
            || (expiry.TryGetDouble(out double seconds) && seconds * 1000 > clock.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
