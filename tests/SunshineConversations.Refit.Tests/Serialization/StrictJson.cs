using System.Globalization;

namespace SunshineConversations.Tests.Serialization;

/// <summary>
/// A reader of RFC 8259 that shares nothing with the framework's, so that no fault of writing hides behind the same
/// fault of reading. It reads what the bodies of these tests are: one object of texts.
/// </summary>
internal static class StrictJson
{
    public static IReadOnlyDictionary<string, string> TextsOf(string json)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        int i = 0;
        Expect(json, ref i, '{');
        do
        {
            string name = ReadText(json, ref i);
            Expect(json, ref i, ':');
            texts.Add(name, ReadText(json, ref i));
        }
        while (json[i++] == ',');

        Assert.Equal('}', json[i - 1]);
        Assert.Equal(json.Length, i);
        return texts;
    }

    private static string ReadText(string json, ref int i)
    {
        var text = new StringBuilder();
        Expect(json, ref i, '"');
        while (json[i] != '"')
        {
            char c = json[i++];
            Assert.False(char.IsBetween(c, '\0', '\x1f'), "A control character must be escaped.");
            text.Append(c == '\\' ? ReadEscape(json, ref i) : c);
        }

        i++;
        return text.ToString();
    }

    private static char ReadEscape(string json, ref int i)
    {
        char c = json[i++];
        if (c == 'u')
        {
            i += 4;
            return (char)ushort.Parse(json.AsSpan(i - 4, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        int known = "\"\\/bfnrt".IndexOf(c, StringComparison.Ordinal);
        Assert.True(known >= 0, $"\\{c} is not an escape.");
        return "\"\\/\b\f\n\r\t"[known];
    }

    private static void Expect(string json, ref int i, char c) => Assert.Equal(c, json[i++]);
}
