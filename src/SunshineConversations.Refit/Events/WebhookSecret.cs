using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SunshineConversations;

/// <summary>Compares the secret of a webhook request with the known ones.</summary>
public static class WebhookSecret
{
    /// <summary>The header that contains the secret: <c>X-API-Key</c>.</summary>
    public const string HeaderName = "X-API-Key";

    /// <summary>
    /// Whether the header's value is one of the secrets. The comparison takes the same time whatever they have in
    /// common, and whichever one matches.
    /// </summary>
    /// <param name="header">The value of the header; <see langword="null"/> or empty matches no secret.</param>
    /// <param name="secrets">The secrets of the webhooks that may call: several while webhooks are replaced. An empty one matches nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secrets"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// No secret matches, and a non-empty one is invalid: see <see cref="IsValid"/>. The header may be meant for that one, and a delivery rejected with 401 is lost.
    /// </exception>
    public static bool Matches(string? header, params IEnumerable<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);

        // Digests have a fixed length, so that the comparison does not reveal the length of a secret.
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> known = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(header, given);
        bool matches = false;
        bool isAnyInvalid = false;
        foreach (string secret in secrets)
        {
            Hash(secret, known);
            matches |= CryptographicOperations.FixedTimeEquals(given, known) & !string.IsNullOrEmpty(secret);
            isAnyInvalid |= !string.IsNullOrEmpty(secret) && !IsValid(secret);
        }

        return matches || (isAnyInvalid ? throw new ArgumentException("A secret begins or ends with white space or contains a control character, such as the line break at the end of a file.", nameof(secrets)) : false);
    }

    /// <summary>
    /// Whether a header can contain the secret: it is not empty, does not begin or end with white space, and contains no control character, such as the
    /// line break at the end of a file.
    /// </summary>
    /// <param name="secret">The secret; <see langword="null"/> is not valid.</param>
    public static bool IsValid([NotNullWhen(true)] string? secret) => CredentialText.IsValid(secret);

    /// <summary>Computed from the UTF-16 characters: an encoding would replace malformed characters, and make two strings equal.</summary>
    private static void Hash(string? text, Span<byte> hash) => SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
}
