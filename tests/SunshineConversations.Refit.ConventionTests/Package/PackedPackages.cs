using System.IO.Compression;
using System.Xml.Linq;

namespace SunshineConversations.ConventionTests.Package;

/// <summary>Every package, packed once for all the tests that look at them. The build's output lies in a temporary folder too.</summary>
public sealed class PackedPackages : IAsyncLifetime, IDisposable
{
    public const string Client = "SunshineConversations.Refit";

    /// <summary>Where a clone of the repository may come from.</summary>
    public const string RepositoryUrl = "https://github.com/owner/name.git";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The ID of each package: the folder of its project.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. from folder in Directory.GetDirectories(Path.Combine(Repository.Root, "src"))
           let id = Path.GetFileName(folder)
           let project = Path.Combine(folder, $"{id}.csproj")
           where File.Exists(project) && XDocument.Load(project).Descendants("IsPackable").Any(element => element.Value == "true")
           orderby id
           select id,
    ];

    /// <summary>A version that no cache has ever seen.</summary>
    public string Version { get; } = $"1.0.0-test.{Guid.NewGuid():N}";

    /// <summary>The folder of the packages: a package source.</summary>
    public string Source => _folder.Combine("packages");

    /// <summary>NuGet's record of the previous restore: among others, where the machine keeps its packages.</summary>
    public string RestoreResult => File.ReadAllText(_folder.Combine("artifacts", "obj", Client, "project.assets.json"));

    public async Task InitializeAsync()
    {
        // The version is in the lock files of projects that reference a package, and those of the repository must not change.
        _folder.Write("locks.props", $"<Project><PropertyGroup><NuGetLockFilePath>{_folder.Path}/$(MSBuildProjectName).lock.json</NuGetLockFilePath></PropertyGroup></Project>");
        foreach (string id in Ids)
        {
            await Command.RunAsync(
                Command.Dotnet,
                Repository.Root,
                "pack",
                $"src/{id}",
                "--configuration", "Release",
                "--output", Source,
                "--artifacts-path", _folder.Combine("artifacts"),
                $"-p:Version={Version}",
                $"-p:RepositoryUrl={RepositoryUrl}",
                $"-p:CustomBeforeMicrosoftCommonProps={_folder.Combine("locks.props")}",
                "-p:NuGetAudit=false",
                "-p:RunAnalyzers=false");
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>The files in the package, without those that every package has.</summary>
    internal IReadOnlyList<string> Files(string id, string extension)
    {
        using ZipArchive archive = Open(id, extension);
        return [.. from entry in archive.Entries
                   where entry.FullName is not ("[Content_Types].xml" or "_rels/.rels") && !entry.FullName.StartsWith("package/services/metadata/", StringComparison.Ordinal)
                   select entry.FullName];
    }

    internal string Text(string id, string file)
    {
        using ZipArchive archive = Open(id, ".nupkg");
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The metadata by the names of their elements; without namespaces, which only number the format's versions.</summary>
    internal XElement Metadata(string id)
    {
        XElement metadata = XDocument.Parse(Text(id, $"{id}.nuspec")).Root!.Elements().Single();
        foreach (XElement element in metadata.DescendantsAndSelf())
            element.Name = element.Name.LocalName;

        return metadata;
    }

    internal string Metadata(string id, string name) => (string?)Metadata(id).Element(name) ?? "";

    private ZipArchive Open(string id, string extension) => ZipFile.OpenRead(Path.Combine(Source, $"{id}.{Version}{extension}"));
}
