using System.Globalization;
using System.Text.RegularExpressions;

namespace SunshineConversations;

/// <summary>Cuts a text into parts at the best place that is near the end of each.</summary>
internal static partial class TextSplitter
{
    /// <summary>How good a place is for a cut, the best last.</summary>
    private enum Place
    {
        Grapheme,
        Word,
        Sentence,
        Line,
        Paragraph,
    }

    public static List<string> Split(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return [text];

        (int Start, int End)[] whole = [.. Whole().Matches(text).Where(match => match.Length <= maxLength).Select(match => (match.Index, match.Index + match.Length))];
        var parts = new List<string>();
        ReadOnlySpan<char> rest = text.AsSpan().TrimEnd();
        int end = rest.Length;
        int start = end - rest.TrimStart().Length;
        while (start < end)
        {
            int cut = end - start <= maxLength ? end : FindCut(text, start, start + maxLength, whole);
            parts.Add(text[start..cut].TrimEnd());
            start = cut;
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
        }

        return parts;
    }

    private static int FindCut(string text, int start, int limit, (int Start, int End)[] whole)
    {
        Span<int> last = stackalloc int[(int)Place.Paragraph + 1];
        last.Clear();
        int range = Array.FindIndex(whole, each => each.End > start);
        for (int i = start + LengthAt(text, start); i <= limit; i += LengthAt(text, i))
        {
            while (range >= 0 && range < whole.Length && whole[range].End <= i)
                range++;

            if (range < 0 || range >= whole.Length || i <= whole[range].Start)
                last[(int)PlaceOf(text, i)] = i;
            if (i == text.Length)
                break;
        }

        // A good place far from the end would make many short parts.
        for (Place place = Place.Paragraph; place > Place.Word; place--)
        {
            if (last[(int)place] > start + ((limit - start) / 2))
                return last[(int)place];
        }

        int word = Math.Max(Math.Max(last[(int)Place.Word], last[(int)Place.Sentence]), Math.Max(last[(int)Place.Line], last[(int)Place.Paragraph]));
        if (word > start)
            return word;

        // A single grapheme may be longer than a part.
        return last[(int)Place.Grapheme] > start ? last[(int)Place.Grapheme]
            : char.IsLowSurrogate(text[limit]) && limit - 1 > start ? limit - 1
            : limit;
    }

    private static int LengthAt(string text, int index) => index < text.Length ? StringInfo.GetNextTextElementLength(text, index) : 1;

    /// <summary>The kind of place before this character.</summary>
    private static Place PlaceOf(string text, int index)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, index);
        if (before[^1] == '\n')
            return before[..^1].TrimEnd(" \t\r") is [.., '\n'] ? Place.Paragraph : Place.Line;

        if (before[^1] is '。' or '！' or '？')
            return Place.Sentence;

        if (index < text.Length && char.IsWhiteSpace(text[index]))
            return before.TrimEnd("\"'”’»)]*_") is [.., '.' or '!' or '?' or '…'] ? Place.Sentence : Place.Word;

        return char.IsWhiteSpace(before[^1]) ? Place.Word : Place.Grapheme;
    }

    /// <summary>Code spans and blocks, links of Markdown, and URLs. The bounds keep the search linear.</summary>
    [GeneratedRegex(@"```[\s\S]*?```|`[^`\n]{1,4096}`|\[[^\]\n]{0,1024}\]\([^)\s]{0,2048}\)|https?://[^\s<>""]+", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
