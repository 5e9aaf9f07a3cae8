namespace SunshineConversations.AspNetCore.PostgreSql.Tests.Support;

/// <summary>A test that needs a PostgreSQL server, which <c>.ci/postgres</c> starts; without one it is skipped.</summary>
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = Server.Missing(Server.Variable);

    /// <summary>The name of another environment variable that it needs.</summary>
    public string Also
    {
        get;
        set
        {
            field = value;
            Skip ??= Server.Missing(value);
        }
    } = "";
}

/// <summary>The same with rows.</summary>
internal sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = Server.Missing(Server.Variable);

    /// <inheritdoc cref="PostgreSqlFactAttribute.Also"/>
    public string Also
    {
        get;
        set
        {
            field = value;
            Skip ??= Server.Missing(value);
        }
    } = "";
}
