using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>The rules for what is read from the wire and sent to it. Each rule reports what breaks it, one line each.</summary>
internal static class WireRules
{
    /// <summary>Everything that a response of the type can contain: its members, their items, and every case of a union.</summary>
    public static IReadOnlySet<Type> ReachableFrom(params IEnumerable<Type> roots)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(roots);
        while (open.TryPop(out Type? type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            foreach (Type argument in type.GetGenericArguments())
                open.Push(argument);

            bool isOurs = type.Assembly == typeof(ApiObject).Assembly || type.Assembly == typeof(WireRules).Assembly;
            if (!isOurs || type.IsGenericType || !found.Add(type))
                continue;

            foreach (PropertyInfo property in MembersOf(type))
                open.Push(property.PropertyType);

            foreach (Type @case in Union.Of(type) is { } union ? union.Cases.Concat(union.Unknown) : [])
                open.Push(@case);
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
        select $"{type.Name}.{member.Name}: a required member throws when it is omitted";

    public static IEnumerable<string> Nothing_is_a_closed_union(Type type)
    {
        if (type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false) || type.IsDefined(typeof(JsonDerivedTypeAttribute), inherit: false))
            yield return $"{type.Name}: [JsonPolymorphic] throws for a case that comes tomorrow";
    }

    /// <summary>Its wire form does not depend on the options with which it is read or written: a minimal API, a cache, a queue.</summary>
    public static IEnumerable<string> It_works_in_any_JSON_context(Type type)
    {
        if (!type.IsClass || !HasNoConverter(type))
            yield break;

        if (!type.IsAbstract && type.GetConstructor([]) is null)
            yield return $"{type.Name}: it has no public constructor without parameters";

        foreach (PropertyInfo member in MembersOf(type).Where(member => member.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is not JsonIgnoreCondition.Always))
        {
            if (!member.GetMethod!.IsPublic)
            {
                yield return $"{type.Name}.{member.Name}: it is not public, so that only the library's own context has it";
                continue;
            }

            if (!member.IsDefined(typeof(JsonPropertyNameAttribute)) && !member.IsDefined(typeof(JsonExtensionDataAttribute)))
                yield return $"{type.Name}.{member.Name}: its name depends on the naming policy";

            // The discriminator of a union is that of the case.
            bool isSettable = member.GetSetMethod() is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
            if (!isSettable && !(member.Name == nameof(Type) && member.GetMethod.IsVirtual))
                yield return $"{type.Name}.{member.Name}: it has no public setter";
        }
    }

    /// <summary>A member that is declared as not null is not null, whatever the service or an application sets, except the ID of an object that is also sent: an empty one would be sent.</summary>
    public static IEnumerable<string> No_string_is_null_unless_it_says_so(Type type) =>
        from member in type is { IsAbstract: false, IsClass: true } && type.GetConstructor([]) is not null ? MembersOf(type) : []
        where member.PropertyType == typeof(string) && member.CanWrite && new NullabilityInfoContext().Create(member).ReadState == NullabilityState.NotNull
        where (member.DeclaringType!.Name, member.Name) is not ((nameof(Integration) or nameof(Webhook), nameof(Integration.Id)))
        let model = Activator.CreateInstance(type)
        where Set(member, model) is null
        select $"{type.Name}.{member.Name}: it is null where it was set to null";

    /// <summary>Only a ApiObject keeps the members that it does not know.</summary>
    public static IEnumerable<string> Every_object_keeps_what_it_does_not_know(Type type)
    {
        if (type.IsClass && HasNoConverter(type) && !typeof(ApiObject).IsAssignableFrom(type))
            yield return $"{type.Name}: it is not a ApiObject";
    }

    /// <summary>A future case is an unknown case, and no other assembly can add a case.</summary>
    public static IEnumerable<string> A_union_is_complete(Type type)
    {
        if (Union.Of(type) is not { HasDiscriminator: true } union)
            yield break;

        if (union.Unknown.Count != 1)
            yield return $"{type.Name}: it has {union.Unknown.Count} unknown cases";

        if (type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(constructor => !constructor.IsFamilyAndAssembly))
            yield return $"{type.Name}: its constructor is not private protected";

        foreach (Type @case in union.Cases.Concat(union.Unknown))
        {
            if (!@case.IsSealed)
                yield return $"{@case.Name}: it is not sealed";

            if (@case.GetConstructor([]) is null)
                yield return $"{@case.Name}: it has no public constructor without parameters";
        }

        foreach (IGrouping<string?, Type> cases in union.Cases.GroupBy(Union.DiscriminatorOf).Where(cases => cases.Key is null || cases.Count() > 1))
            yield return $"{type.Name}: {string.Join(", ", cases.Select(@case => @case.Name))} {(cases.Key is null ? "returns no Type" : $"return the Type {cases.Key}")}";
    }

    public static IEnumerable<string> It_is_in_the_JSON_context(Type type)
    {
        if (Model.TypeInfo(type) is null)
            yield return $"{type.Name}: it is not in SunshineConversationsJsonContext";
    }

    private static object? Set(PropertyInfo member, object? model)
    {
        member.SetValue(model, null);
        return member.GetValue(model);
    }

    private static IEnumerable<PropertyInfo> MembersOf(Type type) =>
        HasNoConverter(type)
            ? type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(property => property.GetMethod is { IsPublic: true } || property.IsDefined(typeof(JsonIncludeAttribute)))
            : [];

    private static bool HasNoConverter(Type type) => !type.IsDefined(typeof(JsonConverterAttribute), inherit: false);
}
