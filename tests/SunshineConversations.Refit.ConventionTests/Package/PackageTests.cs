using System.Xml.Linq;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.Package;

/// <summary>The package as its users get it: what stands in it, and that it works where nothing else of this repository is.</summary>
public sealed class PackageTests(PackedLibrary library) : IClassFixture<PackedLibrary>
{
    [Fact]
    public void It_holds_the_library_its_documentation_and_the_readme_and_nothing_else() =>
        Lines.AssertEqual(
            ["SunshineConversations.Refit.nuspec", "README.md", "icon.png", "lib/net10.0/SunshineConversations.Refit.dll", "lib/net10.0/SunshineConversations.Refit.xml"],
            library.Files(".nupkg"));

    [Fact]
    public void Its_symbols_are_a_package_beside_it() =>
        Lines.AssertEqual(
            ["SunshineConversations.Refit.nuspec", "lib/net10.0/SunshineConversations.Refit.pdb"],
            library.Files(".snupkg"));

    [Fact]
    public void Its_readme_is_its_own()
    {
        Assert.Equal("README.md", Metadata("readme"));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src", PackedLibrary.Id, "README.md")), library.Text("README.md"));
    }

    [Fact]
    public void It_says_who_it_is()
    {
        Assert.Equal(PackedLibrary.Id, Metadata("id"));
        Assert.Equal(library.Version, Metadata("version"));
        Assert.Contains("Sunshine Conversations", Metadata("description"), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "sunshine-conversations", "zendesk", "smooch", "refit", "api-client" }, Metadata("tags").Split(' ').ToHashSet());
    }

    [Fact]
    public void Its_licence_is_MIT()
    {
        Assert.Equal("MIT", Metadata("license"));
        Assert.Equal("expression", (string?)library.Metadata().Element("license")!.Attribute("type"));
    }

    [Fact]
    public async Task It_says_from_which_commit_it_was_made()
    {
        XElement? repository = library.Metadata().Element("repository");

        // An export of the sources has no commit to name.
        if (Path.Exists(Path.Combine(Repository.Root, ".git")))
        {
            Assert.Equal("git", (string?)repository?.Attribute("type"));
            Assert.Equal((await Command.RunAsync("git", Repository.Root, "rev-parse", "HEAD")).Trim(), (string?)repository?.Attribute("commit"));
        }
        else
        {
            Assert.Null(repository?.Attribute("commit"));
        }
    }

    [Fact]
    public void It_asks_for_the_packages_that_the_project_refers_to()
    {
        XElement group = Assert.Single(library.Metadata().Element("dependencies")!.Elements("group"));

        Assert.Equal("net10.0", (string?)group.Attribute("targetFramework"));
        Lines.AssertEqual(
            Dependencies.Closure(Dependencies.LockFile, Dependencies.Direct).Where(package => Dependencies.Direct.Contains(package.Split(' ')[0])),
            group.Elements("dependency").Select(dependency => $"{(string?)dependency.Attribute("id")} {(string?)dependency.Attribute("version")}"));
    }

    [Fact]
    public async Task An_app_that_restores_it_gets_the_listed_packages_and_can_make_a_call()
    {
        await using SunshineConversationsEmulator emulator = await SunshineConversationsEmulator.StartAsync();
        using var app = new ConsumerApp(library);

        await app.BuildAsync();
        string output = await app.RunAsync(emulator.BaseUrl.ToString(), emulator.Options.KeyId, emulator.Options.KeySecret, emulator.Options.AppId);

        Assert.Equal("sdkGroup Consumed\n", output);
        Assert.Equal(1, emulator.Stats.ConversationsCreated);
        Lines.AssertEqual([.. Dependencies.Listed, $"{PackedLibrary.Id} {library.Version}"], app.Packages());
    }

    private string Metadata(string name) => (string?)library.Metadata().Element(name) ?? "";
}
