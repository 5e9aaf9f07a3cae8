using System.Diagnostics.CodeAnalysis;

namespace SunshineConversations;

/// <summary>What a key, a secret or a scope may be.</summary>
internal static class CredentialText
{
    /// <summary>Whether it is not empty, and has neither white space around it nor a control character in it, such as the line break at the end of a file.</summary>
    public static bool IsValid([NotNullWhen(true)] string? value) =>
        !string.IsNullOrEmpty(value) && !char.IsWhiteSpace(value[0]) && !char.IsWhiteSpace(value[^1]) && !value.Any(char.IsControl);
}
