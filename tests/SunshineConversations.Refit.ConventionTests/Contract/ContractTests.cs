using System.Reflection;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The library and the official description agree. New facts make the first test tell what changed.</summary>
public sealed class ContractTests
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
}
