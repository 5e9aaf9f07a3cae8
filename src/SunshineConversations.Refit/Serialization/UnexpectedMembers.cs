using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Serialization;

/// <summary>
/// Renames a member of <see cref="ApiObject.AdditionalData"/> that has the name of a property in JSON: otherwise
/// the name would occur twice, and only the client's reader accepts a value that does not fit the property.
/// </summary>
internal static class UnexpectedMembers
{
    /// <summary>The suffix of the name. Its characters have no special meaning in JSON stores, and no encoder escapes them.</summary>
    private const string Suffix = "~unexpected";

    public static string NameInJson(string name) => name + Suffix;

    /// <summary>
    /// The members as they are written, or the same object if nothing needs to change. If a name occurs twice
    /// within a value, the last member counts, since options can reject duplicates.
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

    /// <summary>Restores the original names of the members that were read.</summary>
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

    /// <summary>Whether a case-insensitive reader matches a member of this name, marked or not, to a property.</summary>
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
