using FsCheck;
using FsCheck.Fluent;

namespace SunshineConversations.Tests.Support;

/// <summary>Any non-empty well-formed string, rich in characters that are special in URLs and JSON.</summary>
public sealed record Text(string Value)
{
    /// <summary>So that a failure shows every character.</summary>
    public override string ToString() => string.Concat(Value.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"\\u{(int)c:x4}"));
}

/// <summary>Makes texts for property tests.</summary>
public static class ArbitraryText
{
    private static readonly string[] Awkward =
    [
        "&", "=", "?", "#", "%", "+", "/", "\\", "[", "]", "{", "}", "\"", "'", "<", ">", ";", ":", "@", ",", "|", "^", "`", "~", "!", "*", "(", ")", "$", " ",
        "\0", "\t", "\r", "\n", "\u001f", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u200b", "\u200e", "\u200f", "\u202a", "\u202e", "\u2028", "\u2029", "\ufeff",
        "\ufffd", "\ufffe", "\uffff", "\ue000", "\ufdd0", "é", "e\u0301", "ß", "İ", "日本", "\U0001F600", "\U0010FFFF", "\U000E0001",
        "%41", "%2e", "%2E", "%5B", "%00", "%C3%A9", "%zz", "%u0041", ".", "..", "../", "/..", "//", "\\uFFFD", "\\ud83d", "\\\\", "&amp;", "null", "user[id]",
    ];

    public static Gen<string> Pieces { get; } = Gen.Frequency(
        (4, Gen.Choose(0x20, 0x7e).Select(c => $"{(char)c}")),
        (4, Gen.Elements(Awkward)),
        (2, Gen.Choose(0, 0xffff).Select(c => char.IsSurrogate((char)c) ? "x" : $"{(char)c}")),
        (1, Gen.Choose(0x10000, 0x10ffff).Select(c => new Rune(c).ToString())));

    public static Gen<string> Texts { get; } = Pieces.NonEmptyListOf().Select(string.Concat);

    public static Arbitrary<Text> Text() => Texts.Select(text => new Text(text)).ToArbitrary();
}
