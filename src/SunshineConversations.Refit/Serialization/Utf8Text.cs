using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SunshineConversations.Serialization;

/// <summary>Makes sure that every string of a response can be read, also when it is first accessed after the call.</summary>
internal static class Utf8Text
{
    /// <summary>The response without a byte order mark and without lone surrogates.</summary>
    /// <exception cref="JsonException">It is not UTF-8, and so not JSON.</exception>
    public static ReadOnlySpan<byte> Readable(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];

        if (!Utf8.IsValid(json))
            throw new JsonException("The response is not UTF-8.");

        // One byte is found faster than two, and most responses have no escape at all.
        return json.Contains((byte)'\\') && json.IndexOf("\\u"u8) >= 0 ? ReplaceLoneSurrogates(json) : json;
    }

    /// <summary>
    /// JSON allows the escape of half a surrogate pair, as in a string cut in the middle of an emoji; .NET refuses
    /// to read it. It becomes the replacement character, which has the same length as an escape.
    /// </summary>
    private static byte[] ReplaceLoneSurrogates(ReadOnlySpan<byte> response)
    {
        byte[] copy = response.ToArray();
        Span<byte> json = copy;
        for (int i = json.IndexOf((byte)'\\'); i >= 0 && i + 1 < json.Length;)
        {
            int length = 2;
            if (EscapedChar(json[i..]) is { } first)
            {
                length = 6;
                if (char.IsHighSurrogate(first) && EscapedChar(json[(i + 6)..]) is { } second && char.IsLowSurrogate(second))
                    length = 12;
                else if (char.IsSurrogate(first))
                    "\\ufffd"u8.CopyTo(json[i..]);
            }

            int next = json[(i + length)..].IndexOf((byte)'\\');
            i = next < 0 ? -1 : i + length + next;
        }

        return copy;
    }

    private static char? EscapedChar(ReadOnlySpan<byte> json) =>
        json.Length >= 6 && json[0] == '\\' && json[1] == 'u'
        && ushort.TryParse(json.Slice(2, 4), NumberStyles.AllowHexSpecifier, null, out ushort unit)
            ? (char)unit
            : null;
}
