using System.Xml.Linq;

namespace SunshineConversations.ConventionTests.Package;

/// <summary>The packages that the library brings to its users: those it refers to, and what these bring in turn.</summary>
internal static class Dependencies
{
    private static readonly string Project = Path.Combine(Repository.Root, "src", "SunshineConversations.Refit");

    private static readonly string List = Path.Combine(Repository.Root, "tests", "SunshineConversations.Refit.ConventionTests", "Package", "dependencies.txt");

    /// <summary>The reviewed list: name and version, one package a line.</summary>
    public static IReadOnlyList<string> Listed { get; } = [.. File.ReadAllLines(List).Where(line => line is not ("" or ['#', ..]))];

    public static string LockFile { get; } = File.ReadAllText(Path.Combine(Project, "packages.lock.json"));

    /// <summary>The references of the library itself, without those that only its build uses.</summary>
    public static IReadOnlyList<string> Direct { get; } =
        [.. from reference in XDocument.Load(Path.Combine(Project, "SunshineConversations.Refit.csproj")).Descendants("PackageReference")
            where (string?)reference.Attribute("PrivateAssets") != "all"
            select (string)reference.Attribute("Include")!];

    /// <summary>Name and version of everything that is brought, as the lock file has it.</summary>
    public static IReadOnlyList<string> Closure(string lockFile, IEnumerable<string> direct)
    {
        JsonElement packages = JsonElement.Parse(lockFile).GetProperty("dependencies").GetProperty("net10.0");
        var found = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Queue<string>(direct);
        while (pending.TryDequeue(out string? name))
        {
            // A package that is not in the lock file is part of .NET itself.
            if (found.ContainsKey(name) || !packages.TryGetProperty(name, out JsonElement package))
                continue;

            found.Add(name, package.GetProperty("resolved").GetString()!);
            if (package.TryGetProperty("dependencies", out JsonElement dependencies))
            {
                foreach (JsonProperty dependency in dependencies.EnumerateObject())
                    pending.Enqueue(dependency.Name);
            }
        }

        return [.. found.Select(package => $"{package.Key} {package.Value}")];
    }

    /// <summary>The additions to the list, and the removals from it.</summary>
    public static IEnumerable<string> Differences(IEnumerable<string> listed, IEnumerable<string> brought) =>
        [.. brought.Except(listed).Select(package => $"new, and not in dependencies.txt: {package}"),
         .. listed.Except(brought).Select(package => $"gone, but still in dependencies.txt: {package}")];
}
