using Microsoft.Extensions.Options;

namespace SunshineConversations;

/// <summary>The options of the inbox. They are validated when the host starts, and read only then.</summary>
public sealed class PostgreSqlInboxOptions
{
    /// <summary>
    /// The table, such as <c>bots.inbox</c> in a schema other than the first of the search path: letters from a to z, digits and underscores, at most 40 each. It is created when
    /// the host starts. Applications that share a database need a table each. <c>sunshine_inbox</c> by default.
    /// </summary>
    public string Table { get; set; } = "sunshine_inbox";

    /// <summary>How many events this instance handles at the same time, each of a different conversation. 16 by default; at most 1,000. With 0, this instance only stores events.</summary>
    public int Concurrency { get; set; } = 16;

    /// <summary>
    /// How often an event is begun before it is set aside. Between the attempts are 1, 2, 4 and so on up to 300 seconds, while the later events of the conversation
    /// wait. 8 by default, which is a little more than two minutes; from 1 to 100.
    /// </summary>
    public int MaxAttempts { get; set; } = 8;

    /// <summary>
    /// How long the handlers of an event may take; then their token is canceled, and the attempt has failed unless they succeed within 10 more seconds. 5 minutes by default;
    /// at least 1 second, and at most 1 day. It replaces <see cref="SunshineConversationsWebhooksOptions.HandlerTimeout"/>, which limits only how long the receiver may take to store the events.
    /// </summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a handled event is remembered, so that another delivery of it is recognized. 1 day by default; at least 30 minutes, since the service redelivers for 15, and at most 10 years.</summary>
    public TimeSpan KeepHandledFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long an event that was set aside is kept. 30 days by default; at least 30 minutes, and at most 10 years.</summary>
    public TimeSpan KeepFailedFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets the SQL that creates the table, for a user of the database who may do so where the application's may not. It can run any number of times.</summary>
    /// <returns>The script.</returns>
    /// <exception cref="OptionsValidationException"><see cref="Table"/> is invalid.</exception>
    public string GetTableScript() => TableScript.For(
        TableName.Parse(Table) ?? throw new OptionsValidationException(nameof(Table), typeof(PostgreSqlInboxOptions), [InboxOptionsValidator.TableProblem]));
}
