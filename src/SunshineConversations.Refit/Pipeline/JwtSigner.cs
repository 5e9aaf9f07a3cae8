using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SunshineConversations;

/// <summary>
/// Signs the JWT that the service expects: HS256, with the key ID in the header and the scope in the payload. The
/// usual library rejects secrets shorter than 32 bytes, which the service issues.
/// </summary>
internal static class JwtSigner
{
    /// <summary>A token for the API.</summary>
    public static string Sign(string keyId, string secret, string scope, DateTimeOffset issuedAt, DateTimeOffset expires) => Sign(keyId, secret, json =>
    {
        json.WriteString("scope", scope);
        json.WriteNumber("iat", issuedAt.ToUnixTimeSeconds());
        json.WriteNumber("exp", expires.ToUnixTimeSeconds());
    });

    /// <summary>A token with these claims.</summary>
    public static string Sign(string keyId, string secret, Action<Utf8JsonWriter> writeClaims)
    {
        string header = Encode(json =>
        {
            json.WriteString("alg", "HS256");
            json.WriteString("typ", "JWT");
            json.WriteString("kid", keyId);
        });
        string signed = $"{header}.{Encode(writeClaims)}";
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }
}
