using System.Text.RegularExpressions;

namespace SunshineConversations.ConventionTests.Language;

/// <summary>Plain .NET English with American spelling, in everything that people read.</summary>
public sealed class LanguageTests
{
    /// <summary>A pattern, what to write instead, and a sentence that it finds.</summary>
    private static readonly (Regex Pattern, string Instead, string Offender)[] Rules =
    [
        (new(@"(^|[.;] )What\b"), "name it: The …", "What an action sends that a user chose."),
        (new(@"\b(holds?|held)\b"), "contains, keeps", "It holds no null."),
        (new(@"(?<!\b[Tt]here )\b(is|are) none\b"), "is not a …, is not one of …", "The header is none of the secrets."),
        (new(@"\banother (\w+ ){0,3}than\b"), "a different … than, other than", "It has another status than 200."),
        (new(@"\b([Oo]f|in) (its|their|his) own\b|\b[Aa]n own\b"), "its own …, a new …, a separate …", "Each event in a scope of its own."),
        (new(@"\bstands? (above|alone|around|at|before|behind|beside|between|directly|first|in|inside|last|on|outside|still|there|under)\b"), "is", "It stands in the header."),
        (new("key of the scope"), "a key with the … scope", "It takes a key of the scope app."),
        (new(@"\b(absolute|https?) address|(?<!\b[Ee]mail )\baddress(es)? of (an?|the) (attachment|emulator|file|icon|image|page|picture|server|service|webhook)\b|\baddress that is called"), "URL", "The address of a picture."),
        (new(@"well-formed text|(?<!plain )(?<!, )\bas text\b|\bempty text\b"), "string", "Written as text."),
        (new(@"\bodd\b"), "malformed, unexpected", "An odd member."),
        (new(@"\bcosts\b(?! \d)|\bcosts? (neither|no|nothing)\b"), "affects, requires, takes", "A broken event costs the batch."),
        (new(@"\b(tells?|told)\b"), "says, reports, returns, identifies", "The status tells why."),
        (new(@"\b[Tt]he waits?\b|\bwaits between\b"), "the delay", "The wait before a retry."),
        (new(@"\banew\b"), "again", "It is set anew."),
        (new(@"\b[Ww]hoever\b"), "a caller that …, code that …", "Whoever reads it."),
        (new("No record:"), "Not a record: the generated ToString() would print …", "No record: it would write the secret."),
        (new(@"(?<!\b([Tt]here|which) )\bis no (?!longer\b|more\b)"), "is not a …", "It is no success."),
        (new(@"\bservice (then )?takes\b|\btakes? (a|no) (body|key|token)\b|\btaken? for\b"), "accepts, uses, treats as", "The service takes 25."),
        (new(@"\basked for\b"), "requested", "It was not asked for."),
        (new(@"\b[Aa]nswer(s|ed)?\b"), "response, respond", "The answer has a body."),
        (new("slip of the pen"), "a typo", "As with a slip of the pen."),
        (new(@"cancell(ed|ing)\b|[Ll]icence|(behavi|col|fav|hon|neighb)our\b|\bfor ever\b|(author|initial|normal|organ|recogn|serial|synchron)is(e|ed|es|ing|ation)\b"), "the American spelling", "The call was cancelled."),
        (new(@"\bgets? [1-5]\d\d\b"), "is rejected with …, the response is …", "The request gets 503."),
        (new(@"\bdeliver(s|ed)? (\w+ ){0,2}again\b"), "redelivers", "The service delivers the batch again."),
        (new(@"\blast word\b"), "final", "A 400 is the last word."),
        (new(@"(?<!-)\bids?\b"), "ID, IDs", "The id of the user."),
    ];

    [Fact]
    public void Everything_that_people_read_is_plain_American_English()
    {
        Prose[] prose = [.. Prose.OfTheRepository().Where(line => !line.File.EndsWith($"/{nameof(LanguageTests)}.cs", StringComparison.Ordinal))];

        Assert.Superset(
            new HashSet<string> { ".github/CONTRIBUTING.md", "README.md", "src/SunshineConversations.Refit/SunshineConversationsOptions.cs", $"tests/SunshineConversations.Refit.ConventionTests/Language/{nameof(Prose)}.cs" },
            prose.Select(line => line.File).ToHashSet());
        Lines.AssertNone(Offences(prose));
    }

    [Fact]
    public void Every_rule_can_be_broken() =>
        Lines.AssertEqual(
            Rules.Select(rule => $"a.md:1: {rule.Pattern} -> {rule.Instead}"),
            Rules.SelectMany(rule => Offences([new("a.md", 1, rule.Offender)]).Where(offence => offence.Contains($"{rule.Pattern}", StringComparison.Ordinal))));

    [Fact]
    public void Comments_documentation_and_messages_are_read() =>
        Lines.AssertEqual(
            ["a.cs:1: What is documented.", "a.cs:3: What is documented in lines.", "a.cs:5: What is said.", "a.cs:6: What is thrown.", "a.cs:6: What is a comment.", "a.cs:8: What is raw."],
            Prose.InCode(
                "a.cs",
                """"
                /// <summary>What is documented.</summary>
                /// <remarks>
                /// What is <c>What</c>documented in lines.
                /// </remarks>
                const string A = $"{What(0)}What is said.";
                static void What(string what) => throw new What("What is thrown."); // What is a comment.
                const string B = """
                    What is raw.
                    """;
                const string Wire = "What";
                """",
                withStrings: true).Where(line => line.Text.StartsWith("What", StringComparison.Ordinal)).Select(line => $"{line.File}:{line.Line}: {line.Text}"));

    [Fact]
    public void Markdown_and_the_comments_of_its_blocks_are_read() =>
        Lines.AssertEqual(
            ["a.md:1: What is written.", "a.md:3: What is a comment.", "a.md:4: What is a shell's."],
            Prose.InMarkdown("a.md", "What is `What`written.\n```csharp\nWhat(1);    // What is a comment.\ndotnet run    # What is a shell's.\n```\n")
                .Where(line => line.Text.StartsWith("What", StringComparison.Ordinal)).Select(line => $"{line.File}:{line.Line}: {line.Text}"));

    private static IEnumerable<string> Offences(IEnumerable<Prose> prose) =>
        from line in prose
        from rule in Rules
        where rule.Pattern.IsMatch(line.Text)
        select $"{line.File}:{line.Line}: {rule.Pattern} -> {rule.Instead}";
}
