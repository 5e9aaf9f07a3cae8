using System.IO.Compression;
using System.Xml.Linq;

namespace SunshineConversations.ConventionTests.Package;

/// <summary>The library, packed once for all the tests that look at it. The build's output lies in a temporary folder too.</summary>
public sealed class PackedLibrary : IAsyncLifetime, IDisposable
{
    public const string Id = "SunshineConversations.Refit";

    private readonly TemporaryFolder _folder = new();

    /// <summary>A version that no cache has ever seen.</summary>
    public string Version { get; } = $"1.0.0-test.{Guid.NewGuid():N}";

    /// <summary>The folder of the .nupkg and the .snupkg: a package source.</summary>
    public string Source => _folder.Combine("packages");

    /// <summary>What NuGet wrote of the restore that went before: among others, where the machine keeps its packages.</summary>
    public string RestoreResult => File.ReadAllText(_folder.Combine("artifacts", "obj", Id, "project.assets.json"));

    public Task InitializeAsync() => Command.RunAsync(
        Command.Dotnet,
        Repository.Root,
        "pack",
        $"src/{Id}",
        "--configuration", "Release",
        "--output", Source,
        "--artifacts-path", _folder.Combine("artifacts"),
        $"-p:Version={Version}",
        $"-p:NuGetLockFilePath={_folder.Combine("packages.lock.json")}",
        "-p:NuGetAudit=false",
        "-p:RunAnalyzers=false");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>The files in the package, without those that every package has.</summary>
    internal IReadOnlyList<string> Files(string extension)
    {
        using ZipArchive archive = Open(extension);
        return [.. from entry in archive.Entries
                   where entry.FullName is not ("[Content_Types].xml" or "_rels/.rels") && !entry.FullName.StartsWith("package/services/metadata/", StringComparison.Ordinal)
                   select entry.FullName];
    }

    internal string Text(string file)
    {
        using ZipArchive archive = Open(".nupkg");
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The metadata by the names of their elements; without namespaces, which only number the format's versions.</summary>
    internal XElement Metadata()
    {
        XElement metadata = XDocument.Parse(Text($"{Id}.nuspec")).Root!.Elements().Single();
        foreach (XElement element in metadata.DescendantsAndSelf())
            element.Name = element.Name.LocalName;

        return metadata;
    }

    private ZipArchive Open(string extension) => ZipFile.OpenRead(Path.Combine(Source, $"{Id}.{Version}{extension}"));
}
