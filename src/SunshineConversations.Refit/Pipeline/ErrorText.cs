namespace SunshineConversations;

/// <summary>Keeps messages to one line of bounded length, whatever the service put into its errors.</summary>
internal static class ErrorText
{
    private const int MaxLength = 1024;

    public static string OneLine(string text)
    {
        if (text.Length <= MaxLength && !text.Any(IsBreak))
            return text;

        string line = string.Concat(text.Take(MaxLength).Select(c => IsBreak(c) ? ' ' : c));
        return text.Length <= MaxLength ? line : line.TrimEnd() + "…";
    }

    /// <summary>The message with that of its root cause: <c>see inner exception</c> alone names no cause.</summary>
    public static string WithCause(Exception e) =>
        e.GetBaseException().Message is var cause && e.Message.Contains(cause, StringComparison.Ordinal) ? e.Message : $"{e.Message} {cause}";

    /// <summary>Follows the status of a refusal: <c>; the operation requires a key with the app or account scope</c>. Empty where no key is used.</summary>
    public static string OfScopes(KeyScopes scopes)
    {
        string[] names = [.. from scope in (KeyScopes[])[KeyScopes.App, KeyScopes.Integration, KeyScopes.Account] where scopes.HasFlag(scope) select scope.ToString().ToLowerInvariant()];
        return names.Length == 0 ? "" : $"; the operation requires a key with the {string.Join(", ", names[..^1])}{(names.Length > 1 ? " or " : "")}{names[^1]} scope";
    }

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
