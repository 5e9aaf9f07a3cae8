namespace SunshineConversations.ConventionTests;

/// <summary>Findings, one a line, that a failing test shows whole.</summary>
internal static class Lines
{
    public static void AssertNone(IEnumerable<string> lines) => AssertEqual([], lines);

    public static void AssertEqual(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        (string[] wanted, string[] found) = ([.. expected], [.. actual]);
        if (!wanted.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal)))
            Assert.Fail($"""
                Reported and not expected:
                {string.Join('\n', found.Except(wanted).DefaultIfEmpty("(nothing)"))}
                Expected and not reported:
                {string.Join('\n', wanted.Except(found).DefaultIfEmpty("(nothing)"))}
                """);
    }
}
