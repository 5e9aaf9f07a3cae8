using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>An integration as it is stored.</summary>
/// <param name="Id">24 hexadecimal digits.</param>
/// <param name="Type">One of the types of <see cref="IntegrationTypes"/>.</param>
/// <param name="Details">The members that were set, without write-only members.</param>
internal sealed record Integration(string Id, string Type, JsonElement Details)
{
    /// <summary>Whether it was configured in Admin Center, and cannot be deleted here.</summary>
    public bool IsFromAdminCenter { get; init; }

    /// <summary>Whether it belongs to an OAuth client, whose ID is its type. The tag Integrations does not return it.</summary>
    public bool IsOfOAuthClient { get; init; }

    /// <summary>The key that it is listed by: the empty string if the tag Integrations returns it, otherwise its type.</summary>
    public string Key => IsOfOAuthClient ? Type : "";

    public bool CanHaveWebhooks => Type == IntegrationTypes.Custom || IsOfOAuthClient;

    /// <summary>The integration as it is written. A custom one includes its webhooks.</summary>
    public JsonObject ToJson(AppState state)
    {
        var json = new JsonObject { ["id"] = Id, ["type"] = Type, ["status"] = "active" };
        foreach (JsonProperty detail in Details.EnumerateObject())
            json[detail.Name] = JsonNode.Parse(detail.Value.GetRawText());

        if (IntegrationTypes.Sdk.Contains(Type))
            json["attachmentsEnabled"] = true;

        if (Type == IntegrationTypes.Custom)
            json["webhooks"] = new JsonArray([.. state.Webhooks.List(Id).Select(webhook => JsonSerializer.SerializeToNode(webhook, EmulatorJson.Wire.Webhook))]);

        return json;
    }
}

internal static class IntegrationTypes
{
    public const string Custom = "custom";

    /// <summary>The types whose clients are of the type <c>sdk</c>.</summary>
    public static readonly string[] Sdk = ["android", "ios", "unity", "web"];
}

internal sealed record IntegrationBody(JsonObject Integration);

internal sealed record IntegrationListBody(IReadOnlyList<JsonObject> Integrations, ListMeta Meta, ListLinks Links);
