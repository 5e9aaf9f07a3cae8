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

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
