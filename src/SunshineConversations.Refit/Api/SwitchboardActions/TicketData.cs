namespace SunshineConversations;

/// <summary>
/// The data of the ticket that Zendesk creates when control is passed to agents: <c>new PassControlBody(SwitchboardTarget.AgentWorkspace) { Metadata = new TicketData { Subject = "Refund" } }</c>.
/// Fields that come after the ticket was created are not used. A member that is <see langword="null"/> is omitted.
/// </summary>
public sealed class TicketData
{
    private const string SystemField = "dataCapture.systemField.";
    private const string TicketField = "dataCapture.ticketField.";

    /// <summary>The subject of the ticket.</summary>
    public string? Subject { get; set; }

    /// <summary>The description of the ticket.</summary>
    public string? Description { get; set; }

    /// <summary>The priority of the ticket.</summary>
    public TicketPriority? Priority { get; set; }

    /// <summary>Tags of the ticket: none is empty or has white space or a comma.</summary>
    public IReadOnlyList<string> Tags { get; set => field = value ?? []; } = [];

    /// <summary>The name of the requester.</summary>
    public string? RequesterName { get; set; }

    /// <summary>The email address of the requester.</summary>
    public string? RequesterEmail { get; set; }

    /// <summary>The ID of the group that the ticket is assigned to.</summary>
    public string? GroupId { get; set; }

    /// <summary>The ID of the agent that the ticket is assigned to.</summary>
    public string? AssigneeId { get; set; }

    /// <summary>The ID of the organization of the requester.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>The ID of the brand.</summary>
    public string? BrandId { get; set; }

    /// <summary>The address that the ticket was sent to.</summary>
    public string? Recipient { get; set; }

    /// <summary>The ID of the message that the history of the ticket begins with.</summary>
    public string? FirstMessageId { get; set; }

    /// <summary>Custom ticket fields: the value by the numeric ID of the field.</summary>
    public IDictionary<string, string> Fields { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Writes the metadata of the hand-over: all values are strings.</summary>
    /// <param name="ticket">The data.</param>
    public static implicit operator Metadata(TicketData ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.ToMetadata();
    }

    /// <summary>Writes the metadata of the hand-over: all values are strings.</summary>
    /// <returns>The metadata.</returns>
    /// <exception cref="ArgumentException">A member is empty, a tag has white space or a comma, or the ID of a field is not a number.</exception>
    public Metadata ToMetadata()
    {
        var metadata = new Metadata();
        Add(SystemField + "subject", Subject, nameof(Subject));
        Add(SystemField + "description", Description, nameof(Description));
        Add(SystemField + "priority", Priority?.Value, nameof(Priority));
        if (Tags.Any(tag => string.IsNullOrEmpty(tag) || tag.Any(c => c == ',' || char.IsWhiteSpace(c))))
            throw new ArgumentException($"{nameof(Tags)}: a tag is not empty and has neither white space nor a comma.", nameof(Tags));
        if (Tags.Count > 0)
            Add(SystemField + "tags", string.Join(',', Tags), nameof(Tags));

        Add(SystemField + "requester.name", RequesterName, nameof(RequesterName));
        Add(SystemField + "requester.email", RequesterEmail, nameof(RequesterEmail));
        Add(SystemField + "group_id", GroupId, nameof(GroupId));
        Add(SystemField + "assignee_id", AssigneeId, nameof(AssigneeId));
        Add(SystemField + "organization_id", OrganizationId, nameof(OrganizationId));
        Add(SystemField + "brand_id", BrandId, nameof(BrandId));
        Add(SystemField + "recipient", Recipient, nameof(Recipient));
        Add("first_message_id", FirstMessageId, nameof(FirstMessageId));
        foreach ((string id, string value) in Fields)
        {
            if (id.Length == 0 || !id.All(char.IsAsciiDigit))
                throw new ArgumentException($"{nameof(Fields)}: the ID of a ticket field is a number.", nameof(Fields));

            metadata[TicketField + id] = value ?? throw new ArgumentException($"{nameof(Fields)}: the value of a ticket field is null.", nameof(Fields));
        }

        return metadata;

        void Add(string key, string? value, string member)
        {
            if (value is null)
                return;

            metadata[key] = string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{member} is empty; null is omitted.", member) : value;
        }
    }
}
