using System.Diagnostics;
using System.Globalization;

namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>The result of a run. Each list contains IDs of events.</summary>
internal sealed class Findings
{
    private readonly IReadOnlyCollection<Sent> _events;
    private readonly ILookup<string, Attempt> _attempts;

    public Findings(IReadOnlyCollection<Sent> events, IReadOnlyCollection<Attempt> attempts, IReadOnlyCollection<string> log)
    {
        _events = events;
        _attempts = attempts.OrderBy(attempt => attempt.Begin).ToLookup(attempt => attempt.Id);
        Log = log;
        Lost = [.. from sent in events where !sent.AlwaysFails && !_attempts[sent.Id].Any(attempt => attempt.IsHandled) select sent.Id];
        Twice = [.. from sent in events where _attempts[sent.Id].Count(attempt => attempt.IsHandled) > 1 select sent.Id];
        OutOfOrder =
        [
            .. from first in events
               from second in events
               where first.IsBefore(second) && _attempts[second.Id].FirstOrDefault()?.Begin < _attempts[first.Id].LastOrDefault()?.Begin
               select $"{second.Id} before {first.Id}",
        ];
        Overlapping =
        [
            .. from first in attempts
               from second in attempts
               where first.Conversation == second.Conversation && first.Begin < second.Begin && second.Begin < first.End
               select $"{first.Id} with {second.Id}",
        ];
        BegunTwice = [.. from sent in events where !sent.AlwaysFails && _attempts[sent.Id].Count() > 1 select sent.Id];
        BegunTwiceWithoutReason = [.. BegunTwice.Where(id => !_attempts[id].SkipLast(1).All(attempt => attempt.IsCut))];
        LongestDelay = (
            from sent in events
            from attempt in sent.AlwaysFails ? _attempts[sent.Id].Take(1) : _attempts[sent.Id]
            let ended = attempts.Where(earlier => earlier.Conversation == sent.Conversation && earlier.Begin < attempt.Begin).Select(earlier => earlier.End)
            select Stopwatch.GetElapsedTime(ended.Append(sent.Accepted).Max(), attempt.Begin)).Max();
    }

    /// <summary>Accepted, and never handled.</summary>
    public IReadOnlyList<string> Lost { get; }

    /// <summary>Handled to the end more than once, other than by a process that was killed before the result was in the database.</summary>
    public IReadOnlyList<string> Twice { get; }

    /// <summary>Pairs of one conversation of which the second one was sent when the first one had been accepted, and begun before an attempt of the first one.</summary>
    public IReadOnlyList<string> OutOfOrder { get; }

    /// <summary>Pairs of one conversation that were in work at the same time.</summary>
    public IReadOnlyList<string> Overlapping { get; }

    public IReadOnlyList<string> BegunTwice { get; }

    /// <summary>And not since the process was killed that had it in work.</summary>
    public IReadOnlyList<string> BegunTwiceWithoutReason { get; }

    /// <summary>From when an event could have begun, since it was accepted and nothing of its conversation was in work, until it did.</summary>
    public TimeSpan LongestDelay { get; }

    public IReadOnlyCollection<string> Log { get; }

    public int AttemptsOf(Func<Sent, bool> which) => _events.Where(which).Sum(sent => _attempts[sent.Id].Count());

    /// <summary>As a row of the table in the README.</summary>
    public string ToRow(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {_events.Count} | {Lost.Count} | {Twice.Count} | {OutOfOrder.Count} | {Overlapping.Count} | {BegunTwice.Count} | {LongestDelay.TotalSeconds:F1} s |");
}
