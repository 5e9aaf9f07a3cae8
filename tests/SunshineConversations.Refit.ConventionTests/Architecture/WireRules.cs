using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using SunshineConversations.ConventionTests.Contract;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>The rules for what is read from the wire and sent to it. Each rule tells what breaks it, one line each.</summary>
internal static class WireRules
{
    /// <summary>Everything that can be found in an answer of the type.</summary>
    public static IReadOnlySet<Type> ReachableFrom(params IEnumerable<Type> roots)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(roots);
        while (open.TryPop(out Type? type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            foreach (Type argument in type.GetGenericArguments())
                open.Push(argument);

            bool isOurs = type.Assembly == typeof(WireObject).Assembly || type.Assembly == typeof(WireRules).Assembly;
            if (!isOurs || type.IsGenericType || !found.Add(type))
                continue;

            foreach (PropertyInfo property in MembersOf(type))
                open.Push(property.PropertyType);
        }

        return found;
    }

    public static IEnumerable<string> No_enum_is_closed(Type type)
    {
        if (type.IsEnum)
            yield return $"{type.Name}: a C# enum throws for a value that comes tomorrow";
    }

    public static IEnumerable<string> Nothing_is_required(Type type) =>
        from member in MembersOf(type)
        where member.IsDefined(typeof(RequiredMemberAttribute)) || member.IsDefined(typeof(JsonRequiredAttribute))
        select $"{type.Name}.{member.Name}: a required member throws when it is left out";

    public static IEnumerable<string> Nothing_is_a_closed_union(Type type)
    {
        if (type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false) || type.IsDefined(typeof(JsonDerivedTypeAttribute), inherit: false))
            yield return $"{type.Name}: [JsonPolymorphic] throws for a case that comes tomorrow";
    }

    /// <summary>The generated reader boxes the value of an init member.</summary>
    public static IEnumerable<string> Every_member_can_be_set(Type type) =>
        from member in MembersOf(type)
        where member.GetSetMethod() is not { } setter || setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.Name}.{member.Name}: it has no public setter";

    /// <summary>So that the wire form does not depend on the options of whoever writes it.</summary>
    public static IEnumerable<string> Every_member_has_its_name_on_the_wire(Type type) =>
        from member in MembersOf(type)
        where !member.IsDefined(typeof(JsonPropertyNameAttribute)) && !member.IsDefined(typeof(JsonExtensionDataAttribute))
        select $"{type.Name}.{member.Name}: it has no [JsonPropertyName]";

    /// <summary>Only a WireObject keeps the members that it does not know.</summary>
    public static IEnumerable<string> Every_object_keeps_what_it_does_not_know(Type type)
    {
        if (type.IsClass && HasNoConverter(type) && !typeof(WireObject).IsAssignableFrom(type))
            yield return $"{type.Name}: it is not a WireObject";
    }

    public static IEnumerable<string> It_is_in_the_JSON_context(Type type)
    {
        if (Model.TypeInfo(type) is null)
            yield return $"{type.Name}: it is not in SunshineConversationsJsonContext";
    }

    private static IEnumerable<PropertyInfo> MembersOf(Type type) =>
        HasNoConverter(type)
            ? type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(property => property.GetMethod is { IsPublic: true } || property.IsDefined(typeof(JsonIncludeAttribute)))
            : [];

    private static bool HasNoConverter(Type type) => !type.IsDefined(typeof(JsonConverterAttribute));
}
