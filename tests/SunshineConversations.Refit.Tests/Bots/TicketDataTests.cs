namespace SunshineConversations.Tests.Bots;

/// <summary>The data of the ticket that a hand-over creates.</summary>
public sealed class TicketDataTests
{
    [Fact]
    public void The_documented_keys_are_written_as_strings_and_nothing_else()
    {
        var body = new PassControlBody(SwitchboardTarget.AgentWorkspace)
        {
            Metadata = new TicketData
            {
                Subject = "Refund",
                Description = "d",
                Priority = TicketPriority.High,
                Tags = ["vip", "refund"],
                RequesterName = "Ann",
                RequesterEmail = "ann@example.com",
                GroupId = "1",
                AssigneeId = "2",
                OrganizationId = "3",
                BrandId = "4",
                Recipient = "shop@example.com",
                FirstMessageId = "m",
                Fields = { ["123"] = "refund", ["124"] = "" },
            },
        };

        Assert.Equal(
            """
            {"switchboardIntegration":"zd-agentWorkspace","metadata":{"dataCapture.systemField.subject":"Refund","dataCapture.systemField.description":"d","dataCapture.systemField.priority":"high","dataCapture.systemField.tags":"vip,refund","dataCapture.systemField.requester.name":"Ann","dataCapture.systemField.requester.email":"ann@example.com","dataCapture.systemField.group_id":"1","dataCapture.systemField.assignee_id":"2","dataCapture.systemField.organization_id":"3","dataCapture.systemField.brand_id":"4","dataCapture.systemField.recipient":"shop@example.com","first_message_id":"m","dataCapture.ticketField.123":"refund","dataCapture.ticketField.124":""}}
            """,
            System.Text.Encoding.UTF8.GetString(WireSerializer.ToBytes(body, "body")));
        Assert.Empty(new TicketData().ToMetadata());
    }

    public static TheoryData<string, Action<TicketData>> Impossible { get; } = new()
    {
        { "Subject", ticket => ticket.Subject = "" },
        { "Priority", ticket => ticket.Priority = new(" ") },
        { "Tags", ticket => ticket.Tags = ["a,b"] },
        { "Tags", ticket => ticket.Tags = ["a b"] },
        { "Tags", ticket => ticket.Tags = [""] },
        { "GroupId", ticket => ticket.GroupId = " " },
        { "Fields", ticket => ticket.Fields[""] = "x" },
        { "Fields", ticket => ticket.Fields["priority"] = "x" },
        { "Fields", ticket => ticket.Fields["123"] = null! },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_no_ticket_can_have_is_refused_by_name(string member, Action<TicketData> set)
    {
        var ticket = new TicketData();
        set(ticket);

        Assert.Equal(member, Assert.Throws<ArgumentException>(() => ticket.ToMetadata()).ParamName);
    }
}
