using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>Reads members of a JSON value that has been checked.</summary>
internal static class JsonMembers
{
    /// <summary>The member, or null if the value is not an object, has no such member, or has JSON null there.</summary>
    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out JsonElement member) && member.ValueKind is not JsonValueKind.Null
            ? member
            : null;

    /// <summary>Whether the value is an object with such a member, which may be JSON null.</summary>
    public static bool Has(this JsonElement value, string name) => value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out _);

    /// <summary>The string that a member sets: its own, null if it is JSON null, and the current one if there is no such member.</summary>
    public static string? TextOr(this JsonElement value, string name, string? current) => value.Has(name) ? value.Text(name) : current;

    /// <summary>The value of a member, or null if it is not a string.</summary>
    public static string? Text(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
