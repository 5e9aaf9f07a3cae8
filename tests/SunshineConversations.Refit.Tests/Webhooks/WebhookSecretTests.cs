namespace SunshineConversations.Tests.Webhooks;

public sealed class WebhookSecretTests
{
    /// <summary>The header, the configured secrets, and whether they match.</summary>
    public static TheoryData<string?, string[], bool> Cases { get; } = new()
    {
        { "secret", ["secret"], true },
        { "secret", ["old", "secret", "new"], true },
        { "secret", ["secret", "secret"], true },
        { "new", ["old", "secret", "new"], true },
        { "old", ["secret", "new"], false },
        { "secret", [], false },
        { "Secret", ["secret"], false },
        { "secre", ["secret"], false },
        { "secret2", ["secret"], false },
        { "secret ", ["secret"], false },
        { "secret,secret", ["secret"], false },
        { null, ["secret"], false },
        { "", ["secret"], false },
        { null, [""], false },
        { "", [""], false },
        { "", ["", "secret"], false },
        { "secret", ["", "secret"], true },
        { null, [null!], false },
        { "secret", [null!, "secret"], true },
        { "sécret-☃-👢", ["sécret-☃-👢"], true },
        { "se\u0301cret", ["s\u00e9cret"], false },
        { new string('x', 100_000), [new string('x', 100_000)], true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_header_matches_one_of_the_secrets_exactly(string? header, string[] secrets, bool matches)
    {
        Assert.Equal(matches, WebhookSecret.Matches(header, secrets));
        Assert.Equal(matches, WebhookSecret.Matches(header, secrets.Select(secret => secret)));
    }

    [Theory]
    [Values("s3cret\n", "s3cret\r\n", " s3cret", "s3cret\u00a0", "s3\tcret", "s3\0cret", "\n")]
    public void A_secret_that_no_header_can_carry_is_an_error_instead_of_a_refusal(string secret)
    {
        Assert.False(WebhookSecret.IsValid(secret));
        Assert.True(WebhookSecret.Matches("new", secret, "new"));
        ArgumentException e = Assert.Throws<ArgumentException>("secrets", () => WebhookSecret.Matches("s3cret", secret, "new"));
        Assert.DoesNotContain("s3", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3cret", true)]
    [InlineData("two words", true)]
    [InlineData("sécret-☃-👢", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_secret_is_valid_where_a_header_can_carry_it(string? secret, bool isValid) => Assert.Equal(isValid, WebhookSecret.IsValid(secret));

    /// <summary>Malformed strings, which UTF-8 does not distinguish; as theory data they would be replaced.</summary>
    [Fact]
    public void Half_an_emoji_is_no_other_half()
    {
        Assert.False(WebhookSecret.Matches("\ud800", "\ud801", "\ufffd"));
        Assert.False(WebhookSecret.Matches("\ufffd", "\ud800"));
    }

    [Fact]
    public void Without_a_list_of_secrets_it_throws() => Assert.Throws<ArgumentNullException>(() => WebhookSecret.Matches("secret", (IEnumerable<string>)null!));

    [Fact]
    public void The_header_has_the_name_that_the_service_sends() => Assert.Equal("X-API-Key", WebhookSecret.HeaderName);
}
