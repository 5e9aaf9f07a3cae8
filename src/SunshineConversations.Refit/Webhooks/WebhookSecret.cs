using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SunshineConversations;

/// <summary>Compares the secret of a webhook request with the known ones.</summary>
public static class WebhookSecret
{
    /// <summary>The header that carries the secret: <c>X-API-Key</c>.</summary>
    public const string HeaderName = "X-API-Key";

    /// <summary>
    /// Whether the header's value is one of the secrets. The comparison takes the same time whatever they have in
    /// common, and whichever one matches.
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
        Hash(header, given);
        bool matches = false;
        foreach (string secret in secrets)
        {
            Hash(secret, known);
            matches |= CryptographicOperations.FixedTimeEquals(given, known) & !string.IsNullOrEmpty(secret);
        }

        return matches;
    }

    /// <summary>Of the characters as they are: an encoding would replace what is not well-formed, and make two texts one.</summary>
    private static void Hash(string? text, Span<byte> hash) => SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
}
