namespace SunshineConversations.Tests.Common;

/// <summary>The three states of an <see cref="Optional{T}"/>.</summary>
public sealed class OptionalTests
{
    [Fact]
    public void What_is_not_mentioned_is_not_set_and_has_no_value()
    {
        Optional<string?> optional = default;

        Assert.False(optional.IsSet);
        Assert.Throws<InvalidOperationException>(() => optional.Value);
        Assert.Equal("(not set)", optional.ToString());
        Assert.Equal(optional, new ConversationUpdateBody().DisplayName);
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData("text", "text")]
    public void Null_and_a_value_are_set(string? value, string text)
    {
        Optional<string?> optional = value;

        Assert.True(optional.IsSet);
        Assert.Equal(value, optional.Value);
        Assert.Equal(text, optional.ToString());
        Assert.Equal(optional, new Optional<string?>(value));
    }

    [Fact]
    public void A_bare_new_is_not_set_and_the_compiler_warns_about_it()
    {
#pragma warning disable CS0618 // That it warns is the point.
        ConversationUpdateBody body = new() { Metadata = new() };
#pragma warning restore CS0618

        Assert.False(body.Metadata.IsSet);
        ObsoleteAttribute? warning = typeof(Optional<Metadata?>).GetConstructor([])!.GetCustomAttribute<ObsoleteAttribute>();
        // An error would break the generated code of an application's own JsonSerializerContext.
        Assert.False(Assert.IsType<ObsoleteAttribute>(warning).IsError);
    }

    [Fact]
    public void The_three_states_differ()
    {
        Optional<string?> absent = default;
        Optional<string?> nothing = null;
        Optional<string?> empty = "";

        Assert.NotEqual(absent, nothing);
        Assert.NotEqual(nothing, empty);
        Assert.NotEqual(absent, empty);
        Assert.True(absent != nothing);
    }

    [Fact]
    public void A_default_of_a_value_type_is_set_too()
    {
        Optional<int> optional = 0;

        Assert.True(optional.IsSet);
        Assert.Equal(0, optional.Value);
        Assert.NotEqual(default, optional);
    }
}
