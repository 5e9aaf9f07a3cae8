using System.Diagnostics.CodeAnalysis;
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
    /// <exception cref="ArgumentException">
    /// None matches, and one that is not empty is not valid: see <see cref="IsValid"/>. The header may be meant for that one, and what is refused with 401 is lost.
    /// </exception>
    public static bool Matches(string? header, params IEnumerable<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);

        // Digests have one length, so that the comparison does not tell how long a secret is.
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

        return matches || (isAnyInvalid ? throw new ArgumentException("A secret has white space around it or a control character in it, such as the line break at the end of a file.", nameof(secrets)) : false);
    }

    /// <summary>
    /// Whether a header can carry the secret: it is not empty, and has neither white space around it nor a control character in it, such as the
    /// line break at the end of a file.
    /// </summary>
    /// <param name="secret">The secret; <see langword="null"/> is not valid.</param>
    public static bool IsValid([NotNullWhen(true)] string? secret) => CredentialText.IsValid(secret);

    /// <summary>Of the characters as they are: an encoding would replace what is not well-formed, and make two texts one.</summary>
    private static void Hash(string? text, Span<byte> hash) => SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
}
