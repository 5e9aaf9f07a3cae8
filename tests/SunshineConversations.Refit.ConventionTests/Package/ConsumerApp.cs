using System.Xml.Linq;

namespace SunshineConversations.ConventionTests.Package;

/// <summary>
/// An app that knows the packages as its users get them. It leaves nothing behind: what it restores lies in its
/// own folder, and what the machine has already is only read, so that it needs no network either.
/// </summary>
internal sealed class ConsumerApp : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConsumerApp(PackedPackages packages, string sdk, IEnumerable<string> ids, string program)
    {
        // Nothing that lies above in the file system shall count.
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            _folder.Write(name, "<Project />");

        File.Copy(Path.Combine(Repository.Root, "global.json"), _folder.Combine("global.json"));
        _folder.Write("nuget.config", NuGetConfig(packages).ToString());
        _folder.Write("Consumer.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(ids.Select(id => $"<PackageReference Include=\"{id}\" Version=\"{packages.Version}\" />"))}
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Program.cs", program);
    }

    public Task BuildAsync() => Command.RunAsync(Command.Dotnet, _folder.Path, "build", "--configuration", "Release", "--output", _folder.Combine("out"));

    public Task<string> RunAsync(params IEnumerable<string> arguments) => Command.RunAsync(Command.Dotnet, _folder.Path, [_folder.Combine("out", "Consumer.dll"), .. arguments]);

    /// <summary>Name and version of every package that came with the library.</summary>
    public IReadOnlyList<string> Packages()
    {
        JsonElement libraries = JsonElement.Parse(File.ReadAllText(_folder.Combine("obj", "project.assets.json"))).GetProperty("libraries");
        return [.. libraries.EnumerateObject().Select(library => library.Name.Replace('/', ' '))];
    }

    public void Dispose() => _folder.Dispose();

    private static XElement NuGetConfig(PackedPackages packages)
    {
        JsonElement folders = JsonElement.Parse(packages.RestoreResult).GetProperty("packageFolders");
        return new XElement("configuration",
            new XElement("packageSources", new XElement("clear"), Add("packed", packages.Source)),
            new XElement("disabledPackageSources", new XElement("clear")),
            new XElement("packageSourceMapping", new XElement("clear")),
            new XElement("fallbackPackageFolders", new XElement("clear"), folders.EnumerateObject().Select((folder, i) => Add($"folder{i}", folder.Name))));

        static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
    }
}
