namespace SunshineConversations.ConventionTests.Contract;

/// <summary>Where the description does not state what it means, each with the reason; see also <see cref="Gate"/>.</summary>
internal static class Slips
{
    /// <summary>The discriminators of cases whose schemas state none. The vendor's guides name the type so.</summary>
    public static IReadOnlyDictionary<string, string> Discriminators { get; } = new Dictionary<string, string>
    {
        ["reply"] = "reply",
        ["webview"] = "webview",
    };
}
