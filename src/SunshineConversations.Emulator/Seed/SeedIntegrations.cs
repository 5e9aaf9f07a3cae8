using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>
/// The SDK integrations of the known users, as if they had been configured in Admin Center, and those that
/// the options contain.
/// </summary>
internal static class SeedIntegrations
{
    public const string Web = "web";

    private static readonly Dictionary<string, string> Ids = new()
    {
        [Web] = "5ef21b86e933b7355c11c608",
        ["ios"] = "5ef21b86e933b7355c11c609",
        ["android"] = "5ef21b86e933b7355c11c60a",
    };

    public static string IdOf(string deviceType) => Ids[deviceType];

    /// <summary>The integration of the web, and those of the known users' devices.</summary>
    public static void AddTo(AppState state)
    {
        foreach (string type in state.Options.Users.SelectMany(user => user.DeviceTypes ?? []).Append(Web).Distinct())
        {
            JsonObject details = new() { ["displayName"] = $"{type} SDK" };
            state.Integrations.Set(new Integration(IdOf(type), type, EmulatorJson.ToElement(details)) { IsFromAdminCenter = true });
        }

        foreach (EmulatorIntegration known in state.Options.Integrations)
            state.Integrations.Set(new Integration(known.Id, known.Type, EmulatorJson.ToElement(RequiredOf(known.Type))));
    }

    /// <summary>A value for each string that integrations of a type always have.</summary>
    private static JsonObject RequiredOf(string type) => new(
        from member in IntegrationsDeclarations.MembersOf(type)
        where member is { IsRequired: true, IsWriteOnly: false, Value: TextDeclaration }
        select KeyValuePair.Create(member.Name, (JsonNode?)(((TextDeclaration)member.Value).Values is [string only, ..] ? only : "known")));
}
