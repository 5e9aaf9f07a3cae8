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

    /// <summary>The message, and that of what lies beneath it: <c>see inner exception</c> alone names no cause.</summary>
    public static string WithCause(Exception e) =>
        e.GetBaseException().Message is var cause && e.Message.Contains(cause, StringComparison.Ordinal) ? e.Message : $"{e.Message} {cause}";

    /// <summary>What follows the status of a refusal: <c>; it takes a key of the scope app or account</c>. Empty where no key is taken.</summary>
    public static string OfScopes(KeyScopes scopes)
    {
        string[] names = [.. from scope in (KeyScopes[])[KeyScopes.App, KeyScopes.Integration, KeyScopes.Account] where scopes.HasFlag(scope) select scope.ToString().ToLowerInvariant()];
        return names.Length == 0 ? "" : $"; it takes a key of the scope {string.Join(", ", names[..^1])}{(names.Length > 1 ? " or " : "")}{names[^1]}";
    }

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
