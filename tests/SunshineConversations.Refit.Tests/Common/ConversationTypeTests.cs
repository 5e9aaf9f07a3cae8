namespace SunshineConversations.Tests.Common;

/// <summary><see cref="ConversationType"/> as an open enum.</summary>
public sealed class ConversationTypeTests
{
    [Fact]
    public void The_known_kinds_have_the_values_of_the_wire()
    {
        Assert.Equal("personal", ConversationType.Personal.Value);
        Assert.Equal("sdkGroup", ConversationType.SdkGroup.Value);
        Assert.Equal("sdkGroup", ConversationType.SdkGroup.ToString());
    }

    [Fact]
    public void Kinds_are_equal_by_their_value_and_case_counts()
    {
        Assert.Equal(ConversationType.Personal, new ConversationType("personal"));
        Assert.NotEqual(ConversationType.Personal, new ConversationType("Personal"));
        Assert.NotEqual(ConversationType.Personal, ConversationType.SdkGroup);
        Assert.Equal(new ConversationType("new").GetHashCode(), new ConversationType("new").GetHashCode());
    }

    [Fact]
    public void An_unknown_kind_keeps_its_value() => Assert.Equal("businessGroup", new ConversationType("businessGroup").Value);

    [Fact]
    public void The_default_has_no_value_and_an_empty_text()
    {
        Assert.Null(default(ConversationType).Value);
        Assert.Equal("", default(ConversationType).ToString());
        Assert.NotEqual(ConversationType.Personal, default);
    }
}
