using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>Knows which members of bodies are secrets: those of webhooks and keys, and those of channels.</summary>
internal static class Secrets
{
    public const string Hidden = "…";

    private static readonly string[] Endings = ["secret", "token", "password", "key", "certificate"];

    /// <summary>Replaces the secrets of an object.</summary>
    public static JsonObject Hide(JsonObject value)
    {
        foreach ((string name, JsonNode? member) in value.ToArray())
        {
            if (member?.GetValueKind() is JsonValueKind.String && Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                value[name] = Hidden;
            else
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
}
