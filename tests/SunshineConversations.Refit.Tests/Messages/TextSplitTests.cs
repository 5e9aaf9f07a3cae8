namespace SunshineConversations.Tests.Messages;

/// <summary>Long texts in parts.</summary>
public sealed class TextSplitTests
{
    public static TheoryData<string, string, int, string[]> Cuts { get; } = new()
    {
        { "a short text stays as it is", " a\n\nb ", 10, [" a\n\nb "] },
        { "a text of exactly the length too", "0123456789", 10, ["0123456789"] },
        { "at a paragraph", "One two.\n\nThree four five six", 18, ["One two.", "Three four five", "six"] },
        { "at a paragraph that is near the end", "One two three.\n\nFour five", 20, ["One two three.", "Four five"] },
        { "at a paragraph of Windows", "One two three.\r\n\r\nFour five", 20, ["One two three.", "Four five"] },
        { "at a line before a sentence", "One. Two three\nfour five six", 20, ["One. Two three", "four five six"] },
        { "at a sentence", "One two three. Four five six", 20, ["One two three.", "Four five six"] },
        { "at a sentence in quotes", "He: \"One two.\" Four five six", 20, ["He: \"One two.\"", "Four five six"] },
        { "at a sentence of Chinese", "你好你好你好你好。你好你好你好", 12, ["你好你好你好你好。", "你好你好你好"] },
        { "at a word", "One two three four five six", 20, ["One two three four", "five six"] },
        { "not at a sentence that is far from the end", "A. Bcd efg hij klm nop", 20, ["A. Bcd efg hij klm", "nop"] },
        { "between graphemes", "0123456789abcdef", 10, ["0123456789", "abcdef"] },
        { "never inside an emoji of a family", "01234567👨‍👩‍👧‍👦x", 12, ["01234567", "👨‍👩‍👧‍👦x"] },
        { "never inside a letter with accents", "012345678e\u0301\u0323x", 11, ["012345678", "e\u0301\u0323x"] },
        { "never inside a flag", "012345678🇩🇪🇫🇷", 12, ["012345678", "🇩🇪🇫🇷"] },
        { "never inside a link", "see https://example.com/a-b?c=d now", 25, ["see", "https://example.com/a-b?c", "=d now"] },
        { "never inside a link that fits", "please see https://a.example/b", 24, ["please see", "https://a.example/b"] },
        { "never inside a link of Markdown", "please see [the page](https://a.example) now", 32, ["please see", "[the page](https://a.example)", "now"] },
        { "never inside a code span", "type `git commit -m x` now", 20, ["type", "`git commit -m x`", "now"] },
        { "never inside a code block that fits", "do\n```\na b\n\nc d\n```\nnow ok", 20, ["do\n```\na b\n\nc d\n```", "now ok"] },
        { "a grapheme that is longer than a part is cut, never a surrogate pair", "👨‍👩‍👧‍👦", 4, ["👨\u200d", "👩\u200d", "👧\u200d", "👦"] },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void It_is_cut(string where, string text, int maxLength, string[] parts) =>
        Assert.True(parts.SequenceEqual(TextMessage.Split(text, maxLength).Select(part => part.Text)), $"{where}: {string.Join('|', TextMessage.Split(text, maxLength).Select(part => part.Text))}");

    /// <summary>Whatever the text: each part fits, none is empty, and only white space is omitted.</summary>
    [Fact]
    public void Nothing_but_white_space_is_lost()
    {
        var random = new Random(7);
        string[] pieces = ["word", " ", "\n", "\n\n", ". ", "👨‍👩‍👧‍👦", "e\u0301", "https://example.com/x", "`a b`", "[a b](https://e.x)", "你好。", "```", "`", "[", "🇩🇪", "\r\n", "x"];
        for (int run = 0; run < 2000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => pieces[random.Next(pieces.Length)])) + "!";
            int maxLength = random.Next(2, 60);

            string[] parts = [.. TextMessage.Split(text, maxLength).Select(part => part.Text!)];

            Assert.All(parts, part => Assert.InRange(part.Length, 1, maxLength));
            Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1]), part));
            Assert.Equal(Without(text), Without(string.Concat(parts)));
        }
    }

    [Fact]
    public void A_long_text_is_split_in_time_that_grows_with_its_length()
    {
        string text = string.Concat(Enumerable.Repeat("[`(https://x ", 100_000));

        Assert.All(TextMessage.Split(text), part => Assert.InRange(part.Text!.Length, 1, 4096));
    }

    [Theory]
    [InlineData(4096, 400, false)]
    [InlineData(4097, 400, true)]
    [InlineData(4097, 403, false)]
    public async Task A_400_for_a_longer_text_says_so(int length, int status, bool isSaid)
    {
        await using RawServer server = RawServer.Responding(RawServer.Response(status, """{"errors":[{"code":"bad_request","title":"Invalid content"}]}"""));

        var error = await Assert.ThrowsAsync<SunshineConversationsException>(() =>
            Clients.Create<IMessagesApi>(server.BaseUrl).PostMessageAsync(Clients.AppId, Clients.ConversationId, new(MessageAuthor.Business(), new string('x', length))));

        Assert.Equal(isSaid, error.Message.Contains("the text has 4097 characters, and the service accepts 4096: TextMessage.Split splits it", StringComparison.Ordinal));
        Assert.Contains("Invalid content", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_split_is_refused_by_name()
    {
        Assert.Equal("text", Assert.ThrowsAny<ArgumentException>(() => TextMessage.Split(null!)).ParamName);
        Assert.Equal("text", Assert.ThrowsAny<ArgumentException>(() => TextMessage.Split(" \n")).ParamName);
        Assert.Equal("maxLength", Assert.ThrowsAny<ArgumentException>(() => TextMessage.Split("a", 1)).ParamName);
        Assert.Equal("maxLength", Assert.ThrowsAny<ArgumentException>(() => TextMessage.Split("a", -1)).ParamName);
        Assert.Equal("maxLength", Assert.ThrowsAny<ArgumentException>(() => TextMessage.Split("a", 4097)).ParamName);
    }

    private static string Without(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Normalize(NormalizationForm.FormC);
}
