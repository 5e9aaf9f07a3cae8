namespace SunshineConversations.Tests.Common;

/// <summary>The identifiers that are allowed in a path, and those that would match a different route.</summary>
public sealed class IdentifierTests
{
    [Theory]
    [Values("5d8cff3cd55b040010928b5b", "app_5d8c-FF", "a b", "a/b", "a.b", "...", ".a", "a..b", "a/.../b", "100%", "%zz", "%41", "é\U0001F600")]
    public void What_stays_one_segment_is_taken_as_it_is(string value) => Assert.Same(value, Identifier.RequirePathSegment(value, "name"));

    [Theory]
    [Values(null, "", " ", "\t", "\u00a0", ".", "..", "a/..", "../a", "a/../b", "a/./b", "a\\..", "..\\a", " .. ", "a/ .. /b", "%2e", "%2e%2e", "%2E%2E",
        ".%2e", "a%2f..", "a%2F%2e%2e", "a%5c..", "%252e%252e", "%25252e%25252e", "a\nb", "a\r\nHost: evil", "a\0", "a\u007f", "a\u0085")]
    public void What_could_lead_to_another_route_is_refused_and_the_parameter_is_named(string? value) =>
        Assert.Equal("name", Assert.ThrowsAny<ArgumentException>(() => Identifier.RequirePathSegment(value, "name")).ParamName);

    [Theory]
    [Values("%0a", "a%0d%0ab", "%250a", "a%00")]
    public void An_encoded_control_character_is_sent_as_the_text_it_is(string value) => Assert.Same(value, Identifier.RequirePathSegment(value, "name"));

    [Fact]
    public void An_identifier_of_more_than_1024_characters_is_refused_at_once()
    {
        foreach (string longest in new[] { new string('a', 1024), new string('é', 1024), new string('%', 1024) })
        {
            Assert.Same(longest, Identifier.RequirePathSegment(longest, "name"));
            Assert.Equal("name", Assert.Throws<ArgumentException>(() => Identifier.RequirePathSegment(longest + "a", "name")).ParamName);
            Assert.Equal("name", Assert.Throws<ArgumentException>(() => Identifier.Require(longest + "a", "name")).ParamName);
        }

        string nested = "%" + string.Concat(Enumerable.Repeat("25", 20_000)) + "41.x";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ArgumentException>(() => Identifier.RequirePathSegment(nested, "name"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        foreach (string value in new[] { "\ud83d", "a\ude00", "\ude00\ud83d", "..\ud83d" })
        {
            Assert.Equal("name", Assert.Throws<ArgumentException>(() => Identifier.RequirePathSegment(value, "name")).ParamName);
            Assert.Equal("name", Assert.Throws<ArgumentException>(() => Identifier.Require(value, "name")).ParamName);
        }
    }

    [Theory]
    [Values("a\nsecret-id", "secret-id/..", "%2e%2e/secret-id")]
    public void The_message_does_not_repeat_the_value(string value)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Identifier.RequirePathSegment(value, "name"));

        Assert.DoesNotContain("secret-id", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [Values("a", " ", "..", "a\nb", "a b&c=d/é+#%")]
    public void In_a_query_any_text_is_taken_as_it_is(string value) => Assert.Same(value, Identifier.Require(value, "name"));

    [Fact]
    public void In_a_query_no_text_is_refused()
    {
        Assert.Equal("name", Assert.Throws<ArgumentNullException>(() => Identifier.Require(null, "name")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => Identifier.Require("", "name")).ParamName);
    }
}
