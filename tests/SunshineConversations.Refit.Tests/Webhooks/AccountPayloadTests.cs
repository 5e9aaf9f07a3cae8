using SunshineConversations.Tests.Serialization;

namespace SunshineConversations.Tests.Webhooks;

/// <summary>Payloads of accounts, with people and IDs replaced: every member is typed, and written back.</summary>
public sealed class AccountPayloadTests
{
    [Theory]
    [InlineData("webhook-conversation-create-whatsapp", "360000000001", "ultimate")]
    [InlineData("webhook-conversation-message-telegram", null, null)]
    [InlineData("webhook-conversation-message-web-vendor-guide", "360004166971", "zd-agentWorkspace")]
    [InlineData("fixture-conversation-message-minimal", null, "cxas-bot")]
    public void A_webhook_has_nothing_that_is_not_typed(string name, string? brandId, string? inControl)
    {
        string json = Read(name);

        WebhookPayload payload = WebhookPayload.Parse(json);

        Assert.Empty(RecordedPayloadTests.AdditionalIn(payload).Except(["type"]));
        RecordedPayloads.AssertUnchanged(JsonNode.Parse(json)!, payload);
        Conversation conversation = Assert.Single(payload.Events) switch
        {
            ConversationMessageEvent message => message.Payload.Conversation!,
            ConversationCreateEvent created => created.Payload.Conversation!,
            var other => throw new InvalidOperationException(other.Type),
        };
        Assert.Equal((brandId, inControl), (conversation.BrandId, conversation.ActiveSwitchboardIntegration?.Name));
    }

    [Fact]
    public void The_switchboard_of_a_Zendesk_account_has_the_names_that_can_be_passed_control()
    {
        var list = (SwitchboardIntegrationListResponse)Models.Read(typeof(SwitchboardIntegrationListResponse), Read("list-switchboard-integrations-zendesk"));
        var switchboards = (SwitchboardListResponse)Models.Read(typeof(SwitchboardListResponse), Read("list-switchboards-zendesk"));

        Assert.Equal([SwitchboardTarget.AgentWorkspace, SwitchboardTarget.AnswerBot], list.SwitchboardIntegrations.Select(each => each.Name));
        Assert.Equal(["zd:agentWorkspace", "zd:answerBot"], list.SwitchboardIntegrations.Select(each => each.IntegrationType?.Value));
        Assert.Empty(RecordedPayloadTests.AdditionalIn(list));
        Assert.True(Assert.Single(switchboards.Switchboards).Enabled);
    }

    [Fact]
    public void What_another_product_sends_is_named()
    {
        FormatException notification = Assert.Throws<FormatException>(() => WebhookPayload.Parse(Read("webhook-v1.1-notification-delivery-user")));
        FormatException zendesk = Assert.Throws<FormatException>(() => WebhookPayload.Parse("""{"account_id":1,"type":"zen:event-type:ticket.created","event":{},"id":"i"}"""));
        FormatException both = Assert.Throws<FormatException>(() => WebhookPayload.Parse("""{"trigger":"message:appUser","version":"v1.1","events":[]}"""));

        Assert.Contains("'notification:delivery:user' of version v1.1", notification.Message, StringComparison.Ordinal);
        Assert.Contains("'message:appUser' of version v1.1", both.Message, StringComparison.Ordinal);
        Assert.Contains("'zen:event-type:ticket.created' of Zendesk", zendesk.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clid", """{"referral":{"ctwa_clid":"clid"}}""")]
    [InlineData(null, """{"referral":{"ctwa_clid":7}}""")]
    [InlineData(null, """{"referral":"none"}""")]
    [InlineData(null, "{}")]
    [InlineData(null, "null")]
    public void The_click_of_an_advertisement_is_read_in_one_line(string? expected, string raw)
    {
        var source = (MessageSource)Models.Read(typeof(MessageSource), $$"""{"type":"whatsapp","client":{"raw":{{raw}} } }""");

        Assert.Equal(expected, source.Client?.WhatsAppClickId);
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(AccountPayloadTests).Assembly.GetManifestResourceStream($"account/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
