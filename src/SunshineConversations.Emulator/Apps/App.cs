using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>An app as it is stored and written.</summary>
internal sealed record App(string Id, string DisplayName, JsonElement Settings, JsonElement Metadata)
{
    /// <summary>The subdomain of the account, which not every response includes.</summary>
    public const string AccountSubdomain = "emulator";

    public string? Subdomain { get; init; }

    /// <summary>The default settings of an app.</summary>
    public static JsonObject DefaultSettings => new()
    {
        ["appLocalizationEnabled"] = true,
        ["echoPostback"] = false,
        ["maskCreditCardNumbers"] = true,
        ["multiConvoEnabled"] = false,
        ["useAnimalNames"] = false,
    };

    /// <summary>The app of the options. Its users can have several conversations.</summary>
    public static App Seed(EmulatorOptions options)
    {
        JsonObject settings = DefaultSettings;
        settings[AppsDeclarations.MultiConvoEnabled] = true;
        return new App(options.AppId, "Emulator", EmulatorJson.ToElement(settings), EmulatorJson.EmptyObject);
    }

    public App WithSubdomain() => this with { Subdomain = AccountSubdomain };
}

internal sealed record AppBody(App App);

internal sealed record AppListBody(IReadOnlyList<App> Apps, ListMeta Meta, ListLinks Links);
