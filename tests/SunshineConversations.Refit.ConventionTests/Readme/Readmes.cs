namespace SunshineConversations.ConventionTests.Readme;

/// <summary>A README, or another page of the repository with blocks and commands.</summary>
/// <param name="Name">Its path from the root of the repository.</param>
/// <param name="Text">Its content, with <c>\n</c> at the end of each line.</param>
internal sealed record Page(string Name, string Text)
{
    private const string Fence = "```";

    /// <summary>Its fenced blocks in their order.</summary>
    public IReadOnlyList<Block> Blocks()
    {
        var blocks = new List<Block>();
        string heading = "";
        string[] lines = Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#'))
                heading = lines[i].TrimStart('#').Trim();

            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;

            string language = lines[i][Fence.Length..].Trim();
            int first = i + 1;
            int end = Array.IndexOf(lines, Fence, first);
            if (end < 0)
                throw new InvalidOperationException($"{Name}:{i + 1}: the block does not end.");

            int earlier = blocks.Count(block => block.Heading == heading && block.Language == language);
            blocks.Add(new(Name, heading, earlier + 1, language, first + 1, string.Join('\n', lines[first..end])));
            i = end;
        }

        return blocks;
    }
}

/// <summary>Every README of the repository: the front page, that of each package, and the contributor's.</summary>
internal static class Readmes
{
    public const string Front = "README.md";
    public const string Contributing = ".github/CONTRIBUTING.md";
    public const string Client = "src/SunshineConversations.Refit/README.md";
    public const string Receiver = "src/SunshineConversations.AspNetCore/README.md";
    public const string Inbox = "src/SunshineConversations.AspNetCore.PostgreSql/README.md";
    public const string Emulator = "src/SunshineConversations.Emulator/README.md";
    public const string Aspire = "src/SunshineConversations.Aspire.Hosting/README.md";

    public static IReadOnlyList<Page> All { get; } =
    [
        .. from name in
               (string[])[Front, Contributing, .. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => $"src/{Path.GetFileName(folder)}/{Front}").Order(StringComparer.Ordinal)]
           let file = Path.Combine(Repository.Root, name)
           where File.Exists(file)
           select new Page(name, File.ReadAllText(file).ReplaceLineEndings("\n")),
    ];

    /// <summary>A copy in which one page says something else, to prove that it is noticed.</summary>
    public static IReadOnlyList<Page> Altered(string name, string text, string other)
    {
        Page[] altered = [.. All.Select(page => page.Name == name ? page with { Text = page.Text.Replace(text, other, StringComparison.Ordinal) } : page)];
        Assert.NotEqual(All, altered);
        return altered;
    }

    public static IEnumerable<Block> Blocks(this IEnumerable<Page> pages, string language) =>
        pages.SelectMany(page => page.Blocks()).Where(block => block.Language == language);

    /// <summary>The blocks that no test looks at, one line each.</summary>
    public static IEnumerable<string> NotLookedAt(IEnumerable<Page> pages) =>
        from block in pages.SelectMany(page => page.Blocks())
        where block.Language is not (Block.CSharp or Block.Shell or Block.Compose or Block.Drawing)
        select $"{block.Page}:{block.Line}: nothing looks at the language \"{block.Language}\"; it is {Block.CSharp}, {Block.Shell}, {Block.Compose}, or none for a drawing or an output";
}

/// <summary>A fenced block.</summary>
/// <param name="Page">The name of its page.</param>
/// <param name="Heading">The nearest heading above.</param>
/// <param name="Number">Which one of its language under that heading.</param>
/// <param name="Language">The text after the fence.</param>
/// <param name="Line">The line of the page in which its text begins.</param>
/// <param name="Text">The text between the fences.</param>
internal sealed record Block(string Page, string Heading, int Number, string Language, int Line, string Text)
{
    public const string CSharp = "csharp";
    public const string Shell = "sh";
    public const string Compose = "yaml";
    public const string Drawing = "";

    /// <summary>Names it among those of its language.</summary>
    public string Title => $"{Page}#{(Number == 1 ? Heading : $"{Heading} ({Number})")}";

    /// <summary>Whether its <c>builder</c> is that of a web application.</summary>
    public bool IsWeb => Text.Contains("WebApplication", StringComparison.Ordinal);
}
