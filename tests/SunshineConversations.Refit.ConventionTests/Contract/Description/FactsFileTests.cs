namespace SunshineConversations.ConventionTests.Contract;

/// <summary>
/// Compares <c>facts.json</c> with the official description. To take in a new version of the description, set
/// <c>SUNSHINE_CONVERSATIONS_OPENAPI</c> to its path and run <c>UPDATE_FACTS=1 dotnet test --filter FactsFile</c>,
/// which writes the file; then run the contract tests.
/// </summary>
public sealed class FactsFileTests
{
    private const string UpdateVariable = "UPDATE_FACTS";

    [ContractFact]
    public void The_facts_are_those_of_the_official_description()
    {
        string generated = FactsFile.Format(DescriptionReader.ReadFacts(OfficialDocument.Text, withExamples: false));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(FactsFile.Path, generated);

        Lines.AssertEqual(generated.Split('\n'), File.ReadAllText(FactsFile.Path).ReplaceLineEndings("\n").Split('\n'));
    }
}
