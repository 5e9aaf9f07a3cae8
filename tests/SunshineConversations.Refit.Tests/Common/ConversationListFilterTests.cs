namespace SunshineConversations.Tests.Common;

/// <summary>A filter names exactly one user.</summary>
public sealed class ConversationListFilterTests
{
    [Fact]
    public void A_filter_goes_by_one_of_the_two_ids()
    {
        Assert.Equal(("u", null), (ConversationListFilter.ByUserId("u").UserId, ConversationListFilter.ByUserId("u").UserExternalId));
        Assert.Equal((null, "u"), (ConversationListFilter.ByUserExternalId("u").UserId, ConversationListFilter.ByUserExternalId("u").UserExternalId));
        Assert.Equal(ConversationListFilter.ByUserId("u"), ConversationListFilter.ByUserId("u"));
        Assert.NotEqual(ConversationListFilter.ByUserId("u"), ConversationListFilter.ByUserExternalId("u"));
    }

    [Fact]
    public void An_id_that_cannot_be_sent_is_refused_and_the_parameter_is_named()
    {
        foreach (string? id in new[] { null, "", "cut \ud83d", "\ude00", "\ude00\ud83d" })
        {
            Assert.Equal("userId", Assert.ThrowsAny<ArgumentException>(() => ConversationListFilter.ByUserId(id!)).ParamName);
            Assert.Equal("userExternalId", Assert.ThrowsAny<ArgumentException>(() => ConversationListFilter.ByUserExternalId(id!)).ParamName);
        }
    }

    [Theory]
    [Values(" ", "..", "ann@example.com", "a\nb", "\U0001F600")]
    public void Any_other_text_may_be_an_id_of_the_business(string id) => Assert.Equal(id, ConversationListFilter.ByUserExternalId(id).UserExternalId);
}
