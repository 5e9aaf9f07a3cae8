using System.Text.RegularExpressions;
using Refit;

namespace SunshineConversations.ConventionTests.Architecture;

/// <summary>The rules for API interfaces. Each rule reports what breaks it, one line each.</summary>
internal static partial class ApiRules
{
    public static IEnumerable<string> The_last_parameter_is_an_optional_cancellation_token(Type api) =>
        from method in api.GetMethods()
        where method.GetParameters() is not [.., { Name: "cancellationToken", HasDefaultValue: true } last] || last.ParameterType != typeof(CancellationToken)
        select $"{Name(method)}: the last parameter is not CancellationToken cancellationToken = default";

    public static IEnumerable<string> Names_end_in_Async(Type api) =>
        from method in api.GetMethods()
        where !method.Name.EndsWith("Async", StringComparison.Ordinal)
        select $"{Name(method)}: the name does not end in Async";

    /// <summary>One with a body is not Refit's: a fake need not implement it.</summary>
    public static IEnumerable<string> Every_method_is_an_annotated_route(Type api) =>
        from method in api.GetMethods()
        where method.IsAbstract && !method.IsDefined(typeof(HttpMethodAttribute))
        select $"{Name(method)}: it has no route";

    /// <summary>Which operations return something, the contract tests compare with the description.</summary>
    public static IEnumerable<string> Every_method_returns_a_task(Type api) =>
        from method in api.GetMethods()
        where method.ReturnType != typeof(Task) && !(method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>))
        select $"{Name(method)}: it returns {Model.Describe(method.ReturnType)}";

    /// <summary>The check of path values learns the name from the alias: see PathParameterFormatter.</summary>
    public static IEnumerable<string> Every_path_parameter_carries_its_own_name(Type api) =>
        from route in ApiMethod.In(api)
        let template = Placeholder().Matches(route.Route).Select(match => match.Groups["name"].Value).ToHashSet()
        let parameters = route.Parameters.Where(parameter => parameter.In == ApiParameter.Path).ToArray()
        let broken = parameters
            .Where(p => p.Parameter.GetCustomAttribute<AliasAsAttribute>()?.Name != p.Parameter.Name || !template.Contains(p.Parameter.Name!))
            .Select(p => p.Parameter.Name!)
            .Union(template.Except(parameters.Select(p => p.Parameter.Name!)))
        from name in broken
        select $"{Name(route.Method)}: {name} is not a placeholder and a parameter with [AliasAs(\"{name}\")]";

    public static IEnumerable<string> Every_body_is_a_request_body_named_body(Type api) =>
        from method in ApiMethod.In(api)
        where method.Body is { } body && (body.Name != "body" || !typeof(IRequestBody).IsAssignableFrom(body.ParameterType))
        select $"{Name(method.Method)}: {method.Body!.Name} ({method.Body.ParameterType.Name}) is not an IRequestBody named body";

    /// <summary>Whether the one list (ApiInterfaces) has it: it can then be injected, plain and under a service key.</summary>
    public static IEnumerable<string> It_can_be_injected_plain_and_keyed(Type api)
    {
        var services = new ServiceCollection();
        services.AddSunshineConversations(Configure);
        services.AddKeyedSunshineConversations("tenant", Configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        if (provider.GetService(api) is null)
            yield return $"{api.Name}: it cannot be injected";

        if (provider.GetKeyedServices(api, "tenant").FirstOrDefault() is null)
            yield return $"{api.Name}: it cannot be injected by key";

        static void Configure(SunshineConversationsOptions options) => (options.KeyId, options.KeySecret) = ("app_key", "secret");
    }

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    [GeneratedRegex(@"\{(?<name>[^}]+)\}")]
    private static partial Regex Placeholder();
}
