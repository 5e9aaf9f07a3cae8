namespace SunshineConversations.Emulator.Tool;

/// <summary><c>inbox script</c>: prints the SQL that creates the table of the inbox on PostgreSQL, for who administers the database.</summary>
internal static class InboxCommand
{
    public const string Name = "inbox";

    private const string Usage = """
        inbox script [--table <name>]
        Prints the SQL that creates the table of the inbox, and brings one of an earlier version up to date (default: sunshine_inbox).
        """;

    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (Arguments.WantHelp(args))
        {
            output.WriteLine(Usage);
            return 0;
        }

        string? table = args switch
        {
            ["script"] => "sunshine_inbox",
            ["script", "--table", var name] => name,
            _ => null,
        };
        if (table is null || TableName.Parse(table) is not { } valid)
        {
            errors.WriteLine(table is null ? "There is only: inbox script [--table <name>]" : $"--table {TableName.Rule}");
            return 1;
        }

        output.WriteLine(TableScript.For(valid));
        return 0;
    }
}
