using System.Text.RegularExpressions;

namespace SunshineConversations;

/// <summary>The name of the table, with or without its schema.</summary>
internal sealed partial record TableName(string? Schema, string Table)
{
    public const string Rule = "must be a name such as sunshine_inbox or bots.inbox: letters from a to z, digits and underscores, at most 40 each.";

    /// <returns><see langword="null"/> where it is not a name that needs no thought: quoting, or a length at which PostgreSQL cuts the names of its indexes.</returns>
    public static TableName? Parse(string? name) => name is not null && Pattern().Match(name) is { Success: true } match
        ? new(match.Groups[1].Success ? match.Groups[1].Value : null, match.Groups[2].Value)
        : null;

    /// <summary>As SQL: quoted, since it may be a word of the language.</summary>
    public override string ToString() => Schema is null ? $"\"{Table}\"" : $"\"{Schema}\".\"{Table}\"";

    [GeneratedRegex(@"^(?:([a-z_][a-z0-9_]{0,39})\.)?([a-z_][a-z0-9_]{0,39})\z")]
    private static partial Regex Pattern();
}
