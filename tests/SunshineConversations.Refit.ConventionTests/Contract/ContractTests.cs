using System.Reflection;
using System.Text.RegularExpressions;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The library and the official description agree. New facts make the first test tell what changed.</summary>
public sealed partial class ContractTests
{
    private static readonly Assembly Library = typeof(IConversationsApi).Assembly;

    [Fact]
    public void The_library_and_the_description_agree() =>
        Lines.AssertEqual(Gate.Accepted.Keys, Gate.Differences(Facts.Of(FactsFile.Read()), Library));

    /// <summary>The examples are the vendor's, so that only the description has them.</summary>
    [ContractFact]
    public void Every_documented_example_is_read_and_written_back() =>
        Lines.AssertNone(Gate.Differences(Facts.Of(DescriptionReader.ReadFacts(OfficialDocument.Text, withExamples: true)), Library)
            .Except(Gate.Accepted.Keys));

    /// <summary>They are the first column of a table in a text.</summary>
    [ContractFact]
    public void Every_documented_trigger_of_a_webhook_is_known() => Lines.AssertEqual(
        Trigger.Matches(OfficialDocument.Text).Select(match => match.Groups["trigger"].Value),
        Model.KnownValues(typeof(WebhookTrigger)));

    [GeneratedRegex(@"^ *\| (?<trigger>[a-z]+:[a-zA-Z:]+) +\|", RegexOptions.Multiline)]
    private static partial Regex Trigger { get; }
}
