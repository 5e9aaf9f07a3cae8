using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>One source file of the library: its folder below the project, and its code without comments.</summary>
internal sealed record SourceFile(string Folder, string Name, SyntaxNode Code)
{
    public static IReadOnlyList<SourceFile> OfTheLibrary { get; } = Read();

    public IReadOnlySet<string> Words { get; } = Code.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text).ToHashSet();

    public IEnumerable<string> DeclaredTypes => Code.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text);

    public static SourceFile Of(string folder, string name, string code) => new(folder, name, CSharpSyntaxTree.ParseText(code).GetRoot());

    public override string ToString() => $"{Folder}/{Name}";

    private static SourceFile[] Read()
    {
        string project = Path.Combine(Repository.Root, "src", "SunshineConversations.Refit");
        return [.. from file in Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
                   let folder = Path.GetRelativePath(project, Path.GetDirectoryName(file)!).Replace('\\', '/')
                   where folder.Split('/')[0] is not ("bin" or "obj" or ".")
                   select Of(folder, Path.GetFileName(file), File.ReadAllText(file))];
    }
}

/// <summary>The rules for the folders of the library. Each rule reports what breaks it, one line each.</summary>
internal static class SourceRules
{
    private const string DependencyInjection = nameof(DependencyInjection);

    public static IEnumerable<string> The_API_knows_nothing_of_dependency_injection(IReadOnlyList<SourceFile> files)
    {
        HashSet<string> forbidden = [DependencyInjection, "IServiceCollection", "IServiceProvider", .. files.Where(file => file.Folder == DependencyInjection).SelectMany(file => file.DeclaredTypes)];
        return from file in files
               where TagFolders(files).Contains(file.Folder)
               from word in file.Words.Intersect(forbidden)
               select $"{file}: it mentions {word}";
    }

    public static IEnumerable<string> Each_API_interface_stands_in_the_folder_of_its_tag(IReadOnlyList<SourceFile> files) =>
        from file in files
        from type in file.DeclaredTypes
        where IsApiInterface(type) && (file.Folder != FolderOf(type) || file.Name != $"{type}.cs")
        select $"{file}: {type} belongs in {FolderOf(type)}/{type}.cs";

    /// <summary>The time of a comparison must not reveal how much of a secret is right.</summary>
    public static IEnumerable<string> Secrets_are_compared_in_constant_time(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.DeclaredTypes.Contains("WebhookSecret")
        let calls = file.Code.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => call.Expression.ToString()).ToArray()
        let others = calls.Where(call => call.Split('.')[^1] is "Equals" or "SequenceEqual" or "Contains" or "Compare" or "CompareOrdinal" or "StartsWith")
            .Concat(file.Code.DescendantNodes().OfType<BinaryExpressionSyntax>().Where(IsComparison).Select(comparison => comparison.ToString()))
        from problem in calls.Contains("CryptographicOperations.FixedTimeEquals") ? others : others.Append("no CryptographicOperations.FixedTimeEquals")
        select $"{file}: secrets are compared by {problem}";

    private static bool IsComparison(BinaryExpressionSyntax expression) => expression.IsKind(SyntaxKind.EqualsExpression) || expression.IsKind(SyntaxKind.NotEqualsExpression);

    private static HashSet<string> TagFolders(IReadOnlyList<SourceFile> files) =>
        [.. files.Where(file => file.DeclaredTypes.Any(IsApiInterface)).Select(file => file.Folder)];

    private static bool IsApiInterface(string type) => type is ['I', >= 'A' and <= 'Z', .., 'A', 'p', 'i'];

    private static string FolderOf(string api) => $"Api/{api["I".Length..^"Api".Length]}";
}
