using Refit;

namespace SunshineConversations.Tests.AllOperations;

/// <summary>The table of these tests, the interfaces and the library's own table name the same operations.</summary>
public sealed class TableTests
{
    [Fact]
    public void Every_method_of_every_interface_has_one_row() => Assert.Equal(
        from type in typeof(IConversationsApi).Assembly.GetExportedTypes()
        from method in type.GetMethods()
        let route = method.GetCustomAttribute<HttpMethodAttribute>()
        // A file is at any address.
        where type.IsInterface && route is not null && !method.GetParameters().Any(parameter => parameter.IsDefined(typeof(UrlAttribute)))
        orderby method.Name
        select $"{method.Name} {route.Method} {type.GetCustomAttribute<PathPrefixAttribute>()?.Prefix}{route.Path}",
        from operation in Operation.All
        orderby operation.ApiMethod.Name
        select $"{operation.ApiMethod.Name} {operation.Method} {operation.Route}");

    [Fact]
    public void The_library_knows_each_operation_as_its_row_has_it() => Assert.Equal(
        Operation.All.Select(operation => (operation.Name, operation.Method, operation.Route, operation.IsRepeatable, operation.ReturnsNothing, operation.CarriesFile, operation.CarriesSecret)).Order(),
        Operations.All.Select(operation => (operation.Name, operation.Method.Method, operation.Route, operation.IsRepeatable, operation.ReturnsNothing, operation.CarriesFile, operation.CarriesSecret)).Order());
}
