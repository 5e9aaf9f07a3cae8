using System.Text.Json;

namespace SunshineConversations.Emulator;

/// <summary>Reads members of a JSON value that has been checked.</summary>
internal static class JsonMembers
{
    /// <summary>The member, or null if the value is no object, has no such member, or has JSON null there.</summary>
    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out JsonElement member) && member.ValueKind is not JsonValueKind.Null
            ? member
            : null;

    /// <summary>The text of a member, or null if it is not a string.</summary>
    public static string? Text(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
