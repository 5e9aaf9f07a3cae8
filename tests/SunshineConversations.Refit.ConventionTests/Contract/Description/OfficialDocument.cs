namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The vendor's own OpenAPI description. It is not part of this repository.</summary>
internal static class OfficialDocument
{
    private const string PathVariable = "SUNSHINE_CONVERSATIONS_OPENAPI";

    public static string Path { get; } = System.IO.Path.GetFullPath(
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path ? path : "../shared/openapi/sunshine-conversations-17.12.1.yaml",
        Repository.Root);

    /// <summary>Why the tests that need the description are skipped; <see langword="null"/> when they run.</summary>
    public static string? WhyMissing => File.Exists(Path) ? null : $"The official OpenAPI description is not at {Path}; set {PathVariable} to its path.";

    public static string Text => File.ReadAllText(Path);
}

/// <summary>A test that is skipped, with the reason, where the official description is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute() => Skip = OfficialDocument.WhyMissing;
}
