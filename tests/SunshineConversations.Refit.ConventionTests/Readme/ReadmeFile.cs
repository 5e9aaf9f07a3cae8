namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The README.md at the root of the repository.</summary>
internal static class ReadmeFile
{
    public const string Name = "README.md";

    private const string Fence = "```";

    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, Name)).ReplaceLineEndings("\n");

    /// <summary>A copy that says something else, to prove that it is noticed.</summary>
    public static string Altered(string text, string other)
    {
        string altered = Text.Replace(text, other, StringComparison.Ordinal);
        Assert.NotEqual(Text, altered);
        return altered;
    }

    /// <summary>The fenced blocks of a README in their order.</summary>
    public static IReadOnlyList<Block> Blocks(string readme)
    {
        var blocks = new List<Block>();
        string heading = "";
        string[] lines = readme.Split('\n');
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
            blocks.Add(new(heading, earlier + 1, language, first + 1, string.Join('\n', lines[first..end])));
            i = end;
        }

        return blocks;
    }

    /// <summary>The blocks that no test looks at, one line each.</summary>
    public static IEnumerable<string> NotLookedAt(string readme) =>
        from block in Blocks(readme)
        where block.Language is not (Block.CSharp or Block.Shell or Block.Drawing)
        select $"{Name}:{block.Line}: nothing looks at the language \"{block.Language}\"; it is {Block.CSharp}, {Block.Shell}, or none for a drawing";
}

/// <summary>A fenced block.</summary>
/// <param name="Heading">The nearest heading above.</param>
/// <param name="Number">Which one of its language under that heading.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Line">The line of the README in which its text begins.</param>
/// <param name="Text">What stands between the fences.</param>
internal sealed record Block(string Heading, int Number, string Language, int Line, string Text)
{
    public const string CSharp = "csharp";
    public const string Shell = "sh";
    public const string Drawing = "";

    /// <summary>Names it among those of its language.</summary>
    public string Title => Number == 1 ? Heading : $"{Heading} ({Number})";
}
