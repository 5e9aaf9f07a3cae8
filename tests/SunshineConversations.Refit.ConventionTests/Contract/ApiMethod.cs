using Refit;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>One annotated method of an API interface.</summary>
internal sealed record ApiMethod(MethodInfo Method, string Route)
{
    public string OperationId => Method.Name.EndsWith("Async", StringComparison.Ordinal) ? Method.Name[..^"Async".Length] : Method.Name;

    public ParameterInfo? Body => Method.GetParameters().FirstOrDefault(parameter => parameter.IsDefined(typeof(BodyAttribute)));

    /// <summary>The type of the response; <see langword="null"/> when the method returns nothing.</summary>
    public Type? Response => Method.ReturnType.IsGenericType ? Method.ReturnType.GetGenericArguments()[0] : null;

    /// <summary>The API interfaces of an assembly: the public ones with annotated routes.</summary>
    public static IReadOnlyList<Type> InterfacesOf(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => type is { IsInterface: true, IsVisible: true } && In(type).Any())];

    public static IEnumerable<ApiMethod> In(Type api) =>
        from method in api.GetMethods()
        let route = method.GetCustomAttribute<HttpMethodAttribute>()
        where route is not null
        select new ApiMethod(method, $"{route.Method.Method} {api.GetCustomAttribute<PathPrefixAttribute>()?.Prefix}{route.Path}");

    public IEnumerable<ApiParameter> Parameters =>
        from parameter in Method.GetParameters()
        where parameter.ParameterType != typeof(CancellationToken) && !parameter.IsDefined(typeof(BodyAttribute)) && !parameter.IsDefined(typeof(UrlAttribute))
        from each in parameter.ParameterType == typeof(AttachmentUploadQuery) ? ApiParameter.EachOf(parameter) : [new ApiParameter(parameter)]
        select each;
}

/// <summary>A parameter of the path or the query.</summary>
/// <param name="Parameter">The parameter of the method.</param>
/// <param name="Property">The property with the value where the parameter is an object with several; otherwise <see langword="null"/>.</param>
internal sealed record ApiParameter(ParameterInfo Parameter, PropertyInfo? Property = null)
{
    public const string Path = "path";
    public const string Query = "query";

    /// <summary>As the description names it.</summary>
    public string In => Parameter.IsDefined(typeof(QueryAttribute)) ? Query : Path;

    public static IEnumerable<ApiParameter> EachOf(ParameterInfo parameter) => parameter.ParameterType.GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(property => new ApiParameter(parameter, property));

    public string Name =>
        Property is not null ? JsonNamingPolicy.CamelCase.ConvertName(Property.Name) :
        Parameter.GetCustomAttribute<QueryAttribute>()?.Prefix ?? Parameter.GetCustomAttribute<AliasAsAttribute>()?.Name ?? Parameter.Name!;

    public Type Type => Property?.PropertyType ?? Nullable.GetUnderlyingType(Parameter.ParameterType) ?? Parameter.ParameterType;

    public bool IsDeepObject =>
        typeof(IDeepObject).IsAssignableFrom(Type)
        && Parameter.GetCustomAttribute<QueryConverterAttribute>()?.ConverterType == typeof(DeepObjectConverter<>).MakeGenericType(Type);
}
