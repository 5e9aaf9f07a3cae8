using System.Diagnostics.CodeAnalysis;

namespace SunshineConversations;

/// <summary>The rule for keys and secrets.</summary>
internal static class CredentialText
{
    /// <summary>Whether the value is not empty, does not begin or end with white space, and contains no control character, such as the line break at the end of a file.</summary>
    public static bool IsValid([NotNullWhen(true)] string? value) =>
        !string.IsNullOrEmpty(value) && !char.IsWhiteSpace(value[0]) && !char.IsWhiteSpace(value[^1]) && !value.Any(char.IsControl);
}
