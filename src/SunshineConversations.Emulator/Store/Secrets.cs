using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SunshineConversations.Emulator;

/// <summary>Hides the secrets in the journal: those of webhooks and keys, of channels, and of OAuth.</summary>
internal static partial class Secrets
{
    private const string Hidden = "…";

    /// <summary>The operations whose bodies contain secrets have one of these words in their ID; those of people and messages do not.</summary>
    private static readonly string[] Operations = ["Integration", "Webhook", "Key", "Token"];

    private static readonly string[] Endings = ["secret", "token", "password", "key", "certificate"];

    /// <summary>Replaces the secrets of a body.</summary>
    public static JsonObject Hide(JsonObject body, string? operation) =>
        operation is not null && Operations.Any(word => operation.Contains(word, StringComparison.Ordinal)) ? Hide(body) : body;

    /// <summary>Replaces the secrets in the query of a path.</summary>
    public static string Hide(string path) => InQuery().Replace(path, "$1" + Hidden);

    private static JsonObject Hide(JsonObject value)
    {
        foreach ((string name, JsonNode? member) in value.ToArray())
        {
            if (member?.GetValueKind() is JsonValueKind.String && Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                value[name] = Hidden;
            else if (name != "metadata")
                HideIn(member);
        }

        return value;
    }

    private static void HideIn(JsonNode? value)
    {
        if (value is JsonObject inner)
            Hide(inner);

        foreach (JsonNode? item in value as JsonArray ?? [])
            HideIn(item);
    }

    [GeneratedRegex("([?&](?:token|code|client_secret)=)[^&]*")]
    private static partial Regex InQuery();
}
