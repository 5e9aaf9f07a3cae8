namespace SunshineConversations.ConventionTests.Package;

/// <summary>No package comes in unseen: one that does is a line of a reviewed file.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void The_library_brings_the_packages_that_are_listed_and_no_others() =>
        Lines.AssertNone(Dependencies.Differences(Dependencies.Listed, Dependencies.Closure(Dependencies.LockFile, Dependencies.Direct)));

    [Fact]
    public void The_list_is_sorted_and_says_nothing_twice() =>
        Assert.Equal(Dependencies.Listed.Distinct().Order(StringComparer.OrdinalIgnoreCase), Dependencies.Listed);

    [Fact]
    public void A_package_that_is_new_or_gone_or_of_another_version_is_told()
    {
        JsonNode lockFile = JsonNode.Parse(Dependencies.LockFile)!;
        JsonObject packages = lockFile["dependencies"]!["net10.0"]!.AsObject();
        packages["Refit"]!["resolved"] = "9.0.0";
        packages["Refit"]!["dependencies"] = new JsonObject { ["Newcomer"] = "1.0.0" };
        packages["Newcomer"] = new JsonObject { ["type"] = "Transitive", ["resolved"] = "1.0.1" };
        packages["Refit.HttpClientFactory"]!["dependencies"]!.AsObject().Remove("Microsoft.Extensions.Http");

        IEnumerable<string> differences = Dependencies.Differences(
            Dependencies.Listed,
            Dependencies.Closure(lockFile.ToJsonString(), Dependencies.Direct));

        Assert.Contains("new, and not in dependencies.txt: Newcomer 1.0.1", differences);
        Assert.Contains("new, and not in dependencies.txt: Refit 9.0.0", differences);
        Assert.Contains(differences, line => line.StartsWith("gone, but still in dependencies.txt: Refit ", StringComparison.Ordinal));
        Assert.Contains(differences, line => line.StartsWith("gone, but still in dependencies.txt: Microsoft.Extensions.Http ", StringComparison.Ordinal));
    }
}
