using System.ComponentModel;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>The rules for an assembly as a whole. Each rule reports what breaks it, one line each.</summary>
internal static class AssemblyRules
{
    /// <summary>Each further dependency becomes one of every user: it needs a reason, here and in its commit message.</summary>
    private static readonly string[] AllowedReferences = ["Refit", "Refit.HttpClientFactory"];

    public static IEnumerable<string> It_references_only_what_is_allowed(Assembly assembly) =>
        from reference in assembly.GetReferencedAssemblies()
        let name = reference.Name!
        where !AllowedReferences.Contains(name)
            && !name.StartsWith("System.", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        select $"{assembly.GetName().Name}: it references {name}";

    /// <summary>Flat, as its users type it; the registration is where they look for it, and what only generated code names is out of sight. A namespace Refit below ours would hide Refit's own.</summary>
    public static IEnumerable<string> It_stands_in_its_namespace(Type type)
    {
        bool isRegistration = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Any(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(IServiceCollection));
        bool isForGeneratedCode = type.GetCustomAttribute<EditorBrowsableAttribute>() is { State: EditorBrowsableState.Never };
        string expected = isRegistration ? "Microsoft.Extensions.DependencyInjection" : isForGeneratedCode ? "SunshineConversations.Serialization" : "SunshineConversations";
        if (type.Namespace != expected)
            yield return $"{type.FullName}: it is not in the namespace {expected}";
    }

    /// <summary>A handler of the application may change what it gets of a request, and would change those of other tenants.</summary>
    public static IEnumerable<string> No_part_of_a_request_is_shared(Type type) =>
        from field in type.GetFields(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        let held = field.FieldType
        where held.Namespace == typeof(HttpHeaders).Namespace || held.IsAssignableTo(typeof(HttpContent)) || held.IsAssignableTo(typeof(HttpRequestMessage)) || held.IsAssignableTo(typeof(ApiObject))
        select $"{type.Name}.{field.Name}: it is one {held.Name} for all requests";

    /// <summary>The generator of .NET 10 writes several in any order (dotnet/runtime#119587), so that no two builds are the same.</summary>
    public static IEnumerable<string> One_class_logs(IReadOnlyCollection<Type> types)
    {
        string[] loggers =
        [
            .. from type in types
               where type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
                   .Any(method => method.IsDefined(typeof(LoggerMessageAttribute), inherit: false))
               orderby type.Name
               select type.Name,
        ];
        if (loggers.Length != 1)
            yield return $"{loggers.Length} classes have log messages: {string.Join(", ", loggers)}";
    }
}
