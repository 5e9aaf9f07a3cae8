using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>One member of a type that is sent or read: its name on the wire, and its type without Optional and Nullable.</summary>
internal sealed record ModelMember(string Name, PropertyInfo Property, Type Type, bool IsNullable, bool IsOptional);

/// <summary>The library's types as they appear on the wire, according to the code that writes them.</summary>
internal static class Model
{
    /// <summary>The members of a type that travels as JSON; null when it does not travel as an object with known members.</summary>
    public static IReadOnlyList<ModelMember>? JsonMembers(Type type) =>
        TypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info && type != typeof(JsonObject)
            ? [.. info.Properties.Where(property => !property.IsExtensionData && property.Get is not null).Select(property => Member(property.Name, (PropertyInfo)property.AttributeProvider!))]
            : null;

    /// <summary>The members of a type that travels as deepObject: a property is set alone, and the query shows under which name it is sent.</summary>
    public static IReadOnlyList<ModelMember>? DeepObjectMembers(Type type)
    {
        if (!typeof(IDeepObject).IsAssignableFrom(type))
            return null;

        return [.. type.GetProperties().Select(property => Member(NameInQuery(type, property), property))];
    }

    /// <summary>The JSON of a response after it is read, without tolerance, and written again.</summary>
    public static JsonNode? ReadAndWrite(Type type, JsonNode json)
    {
        JsonTypeInfo info = TypeInfo(type)!;
        return JsonSerializer.SerializeToNode(JsonSerializer.Deserialize(json, info), info);
    }

    public static object Read(Type type, JsonNode json) =>
        CallGeneric(nameof(ReadAs), type, Encoding.UTF8.GetBytes(json.ToJsonString()))!;

    /// <summary>A deepObject parameter as the library writes it into a query.</summary>
    public static string Query(IDeepObject value, string name) => (string)CallGeneric(nameof(QueryOf), value.GetType(), value, name)!;

    public static JsonTypeInfo? TypeInfo(Type type) => SunshineConversationsJsonContext.Default.GetTypeInfo(type) ?? PetsJsonContext.Default.GetTypeInfo(type);

    public static bool IsOpenEnum(Type type) =>
        type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { IsGenericType: true } converter && converter.GetGenericTypeDefinition() == typeof(OpenEnumConverter<>);

    /// <summary>The values that an open enum knows: those of its static members.</summary>
    public static string[] KnownValues(Type openEnum) =>
        [.. openEnum.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == openEnum)
            .Select(property => property.GetValue(null)!.ToString()!)];

    public static Type? ElementType(Type type) =>
        type == typeof(string) ? null : type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))?.GetGenericArguments()[0];

    /// <summary>The type as it is written in C#.</summary>
    public static string Describe(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Describe(underlying) + "?";

        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Describe))}>" : type.Name;
    }

    private static ModelMember Member(string name, PropertyInfo property)
    {
        NullabilityInfo nullability = new NullabilityInfoContext().Create(property);
        bool isOptional = property.PropertyType is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(Optional<>);
        if (isOptional)
            nullability = nullability.GenericTypeArguments[0];

        Type type = nullability.Type;
        return new(name, property, Nullable.GetUnderlyingType(type) ?? type, nullability.ReadState == NullabilityState.Nullable, isOptional);
    }

    private static string NameInQuery(Type type, PropertyInfo property)
    {
        // Only the factories of a filter set its members.
        object value = RuntimeHelpers.GetUninitializedObject(type);
        type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(value, property.PropertyType == typeof(string) ? "1" : 1);
        string key = Query((IDeepObject)value, "x").TrimStart('?').Split('=')[0];
        return key is ['x', '%', '5', 'B', .. var name, '%', '5', 'D'] ? name : throw new InvalidOperationException($"{type.Name}.{property.Name} is sent as {key}.");
    }

    private static object? CallGeneric(string method, Type type, params object[] arguments) =>
        typeof(Model).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static T ReadAs<T>(byte[] json) => WireSerializer.Read<T>(json);

    private static string QueryOf<T>(T value, string name)
        where T : IDeepObject
    {
        var query = new GeneratedQueryStringBuilder("");
        new DeepObjectConverter<T>().Flatten(value, name, ref query, new RefitSettings());
        return query.Build();
    }
}
