using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>JSON objects that contain no objects or arrays, such as metadata.</summary>
internal static class FlatJson
{
    /// <summary>
    /// The bytes of the object in its shortest form: without white space, and with no needless escapes. Whether it fits then
    /// depends neither on how the client writes JSON nor on how the emulator does.
    /// </summary>
    public static int SizeOf(JsonElement value)
    {
        const int Braces = 2, Quotes = 2, Colon = 1, Comma = 1;
        int[] members = [.. value.EnumerateObject().Select(member => SizeOfText(member.Name) + Colon + SizeOfValue(member.Value))];
        return Braces + members.Sum() + (Comma * Math.Max(0, members.Length - 1));

        static int SizeOfValue(JsonElement value) =>
            value.ValueKind is JsonValueKind.String ? SizeOfText(value.GetString()!) : value.GetRawText().Length;

        static int SizeOfText(string text) => Quotes + text.EnumerateRunes().Sum(rune => rune.Value switch
        {
            '"' or '\\' or '\b' or '\f' or '\n' or '\r' or '\t' => 2,
            < ' ' => 6,
            _ => rune.Utf8SequenceLength,
        });
    }
}
