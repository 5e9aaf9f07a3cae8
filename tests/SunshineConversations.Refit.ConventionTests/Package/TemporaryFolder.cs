namespace SunshineConversations.ConventionTests.Package;

/// <summary>A folder outside the repository that is gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sunshine-conversations-").FullName;

    public string Combine(params IEnumerable<string> names) => System.IO.Path.Combine([Path, .. names]);

    public void Write(string name, string text) => File.WriteAllText(Combine(name), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
