using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SunshineConversations.Tests.Serialization;

/// <summary>Every model of the library, found in the assembly, with a sample of each of its members. A new model needs no line here.</summary>
internal static class Models
{
    /// <summary>A value of each JSON kind. A sample is the first that the member can be read of.</summary>
    public static readonly string[] Values =
        ["\"2020-06-23T14:33:47.492Z\"", "7", "true", "{\"a\":[1,{\"b\":null}]}", "[\"x\",1]", "\"text\"", "4.50", "1e400", "-12345678901234567890", "false", "{}", "[]"];

    /// <summary>Every type that travels as a JSON object.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. typeof(ApiObject).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ApiObject)) && !type.IsAbstract)];

    public static IReadOnlyList<Type> Public { get; } = [.. All.Where(type => type.IsPublic)];

    public static JsonTypeInfo TypeInfo(Type type) => WireSerializer.Options.GetTypeInfo(type);

    public static IEnumerable<JsonPropertyInfo> Members(Type type) => TypeInfo(type).Properties.Where(property => !property.IsExtensionData && property.Get is not null);

    /// <summary>The JSON of an object that has every member, at every level, and one that its type does not know.</summary>
    public static JsonObject Sample(Type type)
    {
        var json = new JsonObject { ["notKnown"] = JsonNode.Parse("[4.50,null]") };
        foreach (JsonPropertyInfo member in Members(type))
            json[member.Name] = member.Set is null ? Discriminator(member, type) : SampleOf(member, type);

        return json;
    }

    /// <summary>Reads as the client does.</summary>
    public static object Read(Type type, string json) => typeof(Models).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(type).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Encoding.UTF8.GetBytes(json)], null)!;

    /// <summary>Whether a member accepts the value, according to the normal reader.</summary>
    public static bool Fits(JsonPropertyInfo member, Type type, string value)
    {
        try
        {
            JsonSerializer.Deserialize(new JsonObject { [member.Name] = JsonNode.Parse(value) }, TypeInfo(type));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The type that a member of a response has: for a case of a union, the union.</summary>
    public static Type WireType(Type type)
    {
        for (Type? union = type.BaseType; union is not null; union = union.BaseType)
        {
            if (union.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType is { IsGenericType: true } converter && converter.GetGenericTypeDefinition() == typeof(UnionConverter<>))
                return union;
        }

        return type;
    }

    private static JsonValue Discriminator(JsonPropertyInfo member, Type type) => JsonValue.Create((string)member.Get!(Activator.CreateInstance(type)!)!)!;

    private static T ReadAs<T>(byte[] json) => WireSerializer.Read<T>(json);

    private static JsonNode? SampleOf(JsonPropertyInfo member, Type type)
    {
        JsonTypeInfo info = TypeInfo(member.PropertyType);
        if (member.CustomConverter is null && info.Kind == JsonTypeInfoKind.Object)
            return Sample(member.PropertyType);

        return info.ElementType is { } element && TypeInfo(element).Kind == JsonTypeInfoKind.Object
            ? new JsonArray(Sample(element), Sample(element))
            : JsonNode.Parse(Values.First(value => Fits(member, type, value)));
    }
}
