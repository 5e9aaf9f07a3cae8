namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The code and the official document say the same. A newer document in its place makes the first test tell what changed.</summary>
public sealed class ContractTests
{
    [ContractFact]
    public void The_code_and_the_official_document_say_the_same() =>
        Lines.AssertNone(ContractComparer.Differences(OfficialDocument.Load()));
}
