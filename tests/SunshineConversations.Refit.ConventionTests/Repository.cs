namespace SunshineConversations.ConventionTests;

/// <summary>The working copy that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SunshineConversations.Refit.sln")))
            directory = directory.Parent;

        return directory?.FullName ?? throw new InvalidOperationException($"No SunshineConversations.Refit.sln above {AppContext.BaseDirectory}.");
    }
}
