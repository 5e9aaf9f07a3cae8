namespace SunshineConversations.ConventionTests.Readme;

/// <summary>
/// The README of the client's package has every operation of the API with its method. Write the table again with
/// <c>UPDATE_OPERATIONS=1 dotnet test --filter OperationsTable</c>.
/// </summary>
public sealed class OperationsTableTests
{
    private const string UpdateVariable = "UPDATE_OPERATIONS";

    private static readonly Facts Facts = Facts.Of(FactsFile.Read());

    [Fact]
    public void The_table_of_operations_is_up_to_date()
    {
        string generated = OperationsTable.Generate(Facts);
        string readme = File.ReadAllText(OperationsTable.Path).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(OperationsTable.Path, readme = OperationsTable.Replace(readme, generated));

        Assert.Equal(generated.Split('\n'), OperationsTable.In(readme).Split('\n'));
    }

    [Fact]
    public void Every_operation_has_a_row() =>
        Assert.Equal((68, 68), (Facts.Operations.Count, OperationsTable.Generate(Facts).Split('\n').Count(line => line.Contains(" | `", StringComparison.Ordinal))));

    [Fact]
    public void Every_operation_has_a_method() => Lines.AssertNone(
        from line in OperationsTable.Generate(Facts).Split('\n')
        where line.Split('|') is [_, _, _, _, " – ", ..]
        select line);
}
