using System.Net;
using System.Text.RegularExpressions;

namespace SunshineConversations.Emulator;

/// <summary>
/// Converts Markdown to HTML, and HTML to plain text: enough to see that it happened. Of Markdown, it supports
/// headings, bold, italics and links.
/// </summary>
internal static partial class RichText
{
    public static string MarkdownToHtml(string markdown) => string.Concat(
        from line in WebUtility.HtmlEncode(markdown).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let level = line.Length - line.TrimStart('#').Length
        let tag = level is >= 1 and <= 6 ? $"h{level}" : "p"
        select $"<{tag}>{Inline(line.TrimStart('#').Trim())}</{tag}>");

    public static string HtmlToText(string html) =>
        WebUtility.HtmlDecode(AnyTag().Replace(EndOfBlock().Replace(html, "\n"), "")).Trim();

    private static string Inline(string line)
    {
        line = Link().Replace(line, "<a href=\"$2\">$1</a>");
        line = Bold().Replace(line, "<strong>$1</strong>");
        return Italic().Replace(line, "<em>$1</em>");
    }

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*(.+?)\*")]
    private static partial Regex Italic();

    [GeneratedRegex(@"</(p|h[1-6]|div|li)>|<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfBlock();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex AnyTag();
}
