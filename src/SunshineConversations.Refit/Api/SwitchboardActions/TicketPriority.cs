namespace SunshineConversations;

/// <summary>The priority of a ticket of Zendesk. <c>new TicketPriority("…")</c> creates one that is not listed.</summary>
/// <param name="Value">The value in <see cref="TicketData"/>; <see langword="null"/> only for a default <see cref="TicketPriority"/>.</param>
public readonly record struct TicketPriority(string Value)
{
    /// <summary>Low.</summary>
    public static TicketPriority Low { get; } = new("low");

    /// <summary>Normal.</summary>
    public static TicketPriority Normal { get; } = new("normal");

    /// <summary>High.</summary>
    public static TicketPriority High { get; } = new("high");

    /// <summary>Urgent.</summary>
    public static TicketPriority Urgent { get; } = new("urgent");

    /// <summary>The value.</summary>
    public override string ToString() => Value ?? "";
}
