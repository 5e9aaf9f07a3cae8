namespace SunshineConversations.Tests.Bots;

/// <summary>Which events a bot should respond to.</summary>
public sealed class IsForBotTests
{
    private const string User = """ "author":{"type":"user"},"content":{"type":"text","text":"Hi"} """;

    [Theory]
    [InlineData(true, "conversation:message", """{"conversation":{"id":"c"},"message":{""" + User + "}}")]
    [InlineData(true, "conversation:message", """{"conversation":{"id":"c","activeSwitchboardIntegration":null},"message":{""" + User + "}}")]
    [InlineData(true, "conversation:message", """{"conversation":{"id":"c","activeSwitchboardIntegration":{"name":"bot"}},"message":{""" + User + "}}")]
    [InlineData(true, "conversation:message", """{"conversation":{"id":"c","activeSwitchboardIntegration":{"id":"bot","name":"other"}},"message":{""" + User + "}}")]
    [InlineData(false, "conversation:message", """{"conversation":{"id":"c","activeSwitchboardIntegration":{"name":"zd-agentWorkspace"}},"message":{""" + User + "}}")]
    [InlineData(false, "conversation:message", """{"conversation":{"id":"c","activeSwitchboardIntegration":{"name":"Bot"}},"message":{""" + User + "}}")]
    [InlineData(false, "conversation:message", """{"conversation":{"id":"c","activeSwitchboardIntegration":{}},"message":{""" + User + "}}")]
    [InlineData(false, "conversation:message", """{"conversation":{"id":"c"},"message":{"author":{"type":"business"}}}""")]
    [InlineData(false, "conversation:message", """{"conversation":{"id":"c"},"message":{}}""")]
    [InlineData(false, "conversation:message", """{"message":{""" + User + "}}")]
    [InlineData(false, "conversation:message", "null")]
    [InlineData(true, "conversation:postback", """{"conversation":{"id":"c"},"postback":{"payload":"p"}}""")]
    [InlineData(false, "conversation:postback", """{"conversation":{"id":"c","activeSwitchboardIntegration":{"name":"zd-agentWorkspace"}},"postback":{"payload":"p"}}""")]
    [InlineData(false, "conversation:read", """{"conversation":{"id":"c"}}""")]
    [InlineData(false, "conversation:new", """{"conversation":{"id":"c"}}""")]
    public void Messages_and_postbacks_of_users_while_the_bot_or_nobody_is_in_control(bool isForBot, string type, string payload)
    {
        WebhookEvent received = Assert.Single(WebhookPayload.Parse($$"""{"events":[{"id":"e","type":"{{type}}","payload":{{payload}}}]}""").Events);

        Assert.Equal(isForBot, received.IsForBot("bot"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_bot_has_a_name(string? name) =>
        Assert.Equal("switchboardIntegration", Assert.ThrowsAny<ArgumentException>(() => new ConversationMessageEvent().IsForBot(name!)).ParamName);
}
