using System.Security.Cryptography;
using System.Text;

namespace SunshineConversations;

/// <summary>Compares the secret of a webhook request with the known ones.</summary>
public static class WebhookSecret
{
    /// <summary>The header that carries the secret: <c>X-API-Key</c>.</summary>
    public const string HeaderName = "X-API-Key";

    /// <summary>
    /// Whether the header's value is one of the secrets. Its time depends neither on what they have in common nor on
    /// which one it is.
    /// </summary>
    /// <param name="header">The value of the header; <see langword="null"/> or empty matches none.</param>
    /// <param name="secrets">The secrets of the webhooks that may call: several while webhooks are replaced. An empty one matches nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secrets"/> is <see langword="null"/>.</exception>
    public static bool Matches(string? header, params IEnumerable<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);

        // Digests have one length, so that the comparison does not tell how long a secret is.
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> known = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(header ?? ""), given);
        bool matches = false;
        foreach (string secret in secrets)
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? ""), known);
            matches |= CryptographicOperations.FixedTimeEquals(given, known) & !string.IsNullOrEmpty(secret);
        }

        return matches;
    }
}
