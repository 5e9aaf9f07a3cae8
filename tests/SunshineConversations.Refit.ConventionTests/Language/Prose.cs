using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SunshineConversations.ConventionTests.Language;

/// <summary>One line that people read: of a comment, a string or a Markdown file, without its markup and code.</summary>
internal sealed partial record Prose(string File, int Line, string Text)
{
    /// <summary>The comments, the documentation and the strings with a space of the sources, the comments of the tests, and the Markdown files.</summary>
    public static IEnumerable<Prose> OfTheRepository() =>
        Files("src", "*.cs").SelectMany(file => InCode(file, Read(file), withStrings: true))
            .Concat(Files("tests", "*.cs").SelectMany(file => InCode(file, Read(file), withStrings: false)))
            .Concat(Files("", "*.md").SelectMany(file => InMarkdown(file, Read(file))));

    public static IEnumerable<Prose> InCode(string file, string code, bool withStrings)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code);
        SyntaxNode root = tree.GetRoot();
        IEnumerable<(int Start, string Text)> comments =
            from trivia in root.DescendantTrivia()
            where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
            select (trivia.FullSpan.Start, trivia.ToFullString());
        IEnumerable<(int Start, string Text)> strings =
            from token in root.DescendantTokens()
            where withStrings && token.Text.Contains(' ', StringComparison.Ordinal)
                && (token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.Kind().ToString().EndsWith("StringLiteralToken", StringComparison.Ordinal))
            select (token.SpanStart, token.Text);
        return from part in comments.Concat(strings)
               let first = tree.GetLineSpan(new(part.Start, 0)).StartLinePosition.Line + 1
               from line in part.Text.Split('\n').Index()
               select new Prose(file, first + line.Index, Markup().Replace(line.Item.Trim().TrimStart('/', '"', ' ').TrimEnd('"'), "").Trim());
    }

    public static IEnumerable<Prose> InMarkdown(string file, string markdown)
    {
        bool isCode = false;
        foreach ((int index, string line) in markdown.Split('\n').Index())
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (!isFence)
                yield return new(file, index + 1, isCode ? Comment().Match(line).Groups[1].Value.Trim() : Markup().Replace(line, "").Trim());
        }
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where !name.Split('/').Any(part => part is "bin" or "obj" or ".git" or "TestResults")
        select name;

    private static string Read(string file) => System.IO.File.ReadAllText(Path.Combine(Repository.Root, file));

    /// <summary>Inline code, XML elements and the addresses of links.</summary>
    [GeneratedRegex("<c>.*?</c>|<[^>]*>|`[^`]*`|\\]\\([^)]*\\)")]
    private static partial Regex Markup();

    /// <summary>The comment of a line of C# or of a shell.</summary>
    [GeneratedRegex("(?:(?<!:)//|(?:^| )#) (.*)")]
    private static partial Regex Comment();
}
