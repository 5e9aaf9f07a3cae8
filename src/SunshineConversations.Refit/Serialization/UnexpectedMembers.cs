using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Serialization;

/// <summary>
/// Gives a member of <see cref="ApiObject.AdditionalData"/> whose name is that of a property another name in JSON: under
/// its own it would be there twice, and no reader but the client's takes a value that the property cannot hold.
/// </summary>
internal static class UnexpectedMembers
{
    /// <summary>What the name ends with. No store of JSON gives any of its characters a meaning, and no encoder escapes them.</summary>
    private const string Suffix = "~unexpected";

    public static string NameInJson(string name) => name + Suffix;

    /// <summary>
    /// The members as they are written, and the same object where nothing is to be changed. Of two members with one name
    /// within a value the last counts, since options can refuse them.
    /// </summary>
    public static IDictionary<string, JsonElement> ToJson(IDictionary<string, JsonElement> members, Type type)
    {
        if (!members.Any(member => HasPropertyFor(type, member.Key) || JsonObjectReader.MayRepeatNames(member.Value)))
            return members;

        var json = new Dictionary<string, JsonElement>(members.Count);
        foreach ((string name, JsonElement value) in members)
            json[HasPropertyFor(type, name) ? NameInJson(name) : name] = JsonObjectReader.WithoutRepeatedNames(value);

        return json;
    }

    /// <summary>Gives the members that were read their own names back.</summary>
    public static void RestoreNames(IDictionary<string, JsonElement> members)
    {
        string[] marked = [.. members.Keys.Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))];
        foreach (string name in marked.OrderBy(name => name.Length))
        {
            string own = name[..^Suffix.Length];
            if (!members.ContainsKey(own) && members.Remove(name, out JsonElement value))
                members.Add(own, value);
        }
    }

    /// <summary>Whether a reader that ignores case takes a member of this name, marked or not, for a property.</summary>
    public static bool HasPropertyFor(Type type, string name)
    {
        int end = name.IndexOf(Suffix, StringComparison.Ordinal);
        ReadOnlySpan<char> own = end < 0 ? name : name.AsSpan(0, end);
        foreach (JsonPropertyInfo property in WireSerializer.Options.GetTypeInfo(type).Properties)
        {
            if (!property.IsExtensionData && own.Equals(property.Name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
