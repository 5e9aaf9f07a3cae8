namespace SunshineConversations.ConventionTests.Contract;

/// <summary>Which interface is for which tag of the description: <c>IAppKeysApi</c> is for <c>App Keys</c>.</summary>
internal static class Tags
{
    /// <summary>The tags whose interfaces have another name.</summary>
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["OAuth Endpoints"] = "OAuth",
        ["CustomIntegrationApiKeys"] = "CustomIntegrationKeys",
    };

    public static string NameOf(string tag) => Renamed.GetValueOrDefault(tag) ?? tag.Replace(" ", "", StringComparison.Ordinal);

    public static string NameOf(Type api) => api.Name["I".Length..^"Api".Length];
}
