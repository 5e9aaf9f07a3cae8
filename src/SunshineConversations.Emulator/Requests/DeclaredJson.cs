using System.Text.Json;
using System.Text.Json.Nodes;

namespace SunshineConversations.Emulator;

/// <summary>Picks the declared members from a valid request.</summary>
internal static class DeclaredJson
{
    /// <summary>The declarations that the discriminators of an object select.</summary>
    public static IEnumerable<ObjectDeclaration> ChosenBy(this ObjectDeclaration declaration, JsonElement value) =>
        from variant in declaration.Variants
        let chosen = DiscriminatorIn(value, variant.Discriminator) is { } text && variant.Cases.TryGetValue(text, out ObjectDeclaration? found)
            ? found
            : variant.Otherwise
        where chosen is not null
        select chosen;

    /// <summary>
    /// A copy of the part of a request that a resource keeps: the declared members that are neither read-only nor write-only nor
    /// null. Free objects are copied unchanged.
    /// </summary>
    public static JsonNode PickDeclared(this ValueDeclaration declaration, JsonElement value) => declaration switch
    {
        ObjectDeclaration known => PickObject(known, value),
        // 5.0 and 5e0 are integers too, and written as 5.
        NumberDeclaration { IsInteger: true } => JsonValue.Create(decimal.Truncate(value.GetDecimal())),
        ArrayDeclaration array => new JsonArray([.. value.EnumerateArray().Select(item => array.Items.PickDeclared(item))]),
        _ => Copy(value),
    };

    private static JsonObject PickObject(ObjectDeclaration declaration, JsonElement value)
    {
        var kept = new JsonObject();
        AddTo(kept, declaration);
        return kept;

        void AddTo(JsonObject kept, ObjectDeclaration part)
        {
            foreach (MemberDeclaration member in part.Members.Where(member => member is { IsReadOnly: false, IsWriteOnly: false }))
            {
                if (value.TryGetProperty(member.Name, out JsonElement memberValue) && memberValue.ValueKind is not JsonValueKind.Null)
                    kept[member.Name] = member.Value.PickDeclared(memberValue);
            }

            foreach (ObjectDeclaration chosen in part.ChosenBy(value))
                AddTo(kept, chosen);
        }
    }

    /// <summary>A copy, so that a resource does not keep the whole body of its request alive.</summary>
    private static JsonNode Copy(JsonElement value) => JsonNode.Parse(value.GetRawText())!;

    private static string? DiscriminatorIn(JsonElement value, string path)
    {
        foreach (string name in path.Split('.'))
        {
            if (value.ValueKind is not JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return null;
        }

        return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
    }
}
