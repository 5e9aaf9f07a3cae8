using System.Runtime.CompilerServices;

namespace SunshineConversations.ConventionTests.Readme;

/// <summary>The table of all operations in the README of the client's package, made of the description and the interfaces.</summary>
internal static class OperationsTable
{
    private const string Begin = "<!-- operations: generated, see OperationsTableTests -->";
    private const string End = "<!-- end of operations -->";

    /// <summary>The operations that the vendor's JavaScript client 14.1.0 lacks; .ci/vendor-client compares its operations with the table.</summary>
    private static readonly string[] NotInVendorClient = ["GetTokenInfo", "ListUsers", "PostConversionEvents", "SyncUser"];

    private static readonly Assembly Library = typeof(IConversationsApi).Assembly;

    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "src", "SunshineConversations.Refit", "README.md");

    /// <summary>The table as it should be.</summary>
    public static string Generate(Facts facts)
    {
        ILookup<string, string> methods = Methods().ToLookup(method => method.OperationId, method => method.Name);
        return string.Concat(
            from operation in facts.Operations
            let row = operation.Value
            select $"| {row.Tag} | {operation.Key} | `{row.Route}` | {Cell(methods[operation.Key].Select(name => $"`{name}`"))} | {Cell(VendorMethods(operation.Key, row.Tag))} | {Cell(row.Scopes)} |\n")
            .Insert(0, "| tag | operation | request | method | vendor's JavaScript client | scopes of a key |\n|---|---|---|---|---|---|\n");
    }

    /// <summary>The text between the two markers.</summary>
    public static string In(string readme)
    {
        string[] parts = readme.Split([Begin + "\n", End], StringSplitOptions.None);
        return parts.Length == 3 ? parts[1] : throw new InvalidOperationException($"{Path} does not have the two markers, once each.");
    }

    public static string Replace(string readme, string table) => readme.Replace(Begin + "\n" + In(readme) + End, Begin + "\n" + table + End, StringComparison.Ordinal);

    private static IEnumerable<string> VendorMethods(string operationId, string tag) =>
        NotInVendorClient.Contains(operationId) ? [] : [$"`{tag.Replace(" ", "", StringComparison.Ordinal)}Api.{char.ToLowerInvariant(operationId[0])}{operationId[1..]}`"];

    private static string Cell(IEnumerable<string> texts) => string.Join(", ", texts.DefaultIfEmpty("–"));

    private static IEnumerable<(string OperationId, string Name)> Methods() =>
    [
        .. from api in ApiMethod.InterfacesOf(Library)
           from method in ApiMethod.In(api)
           select (method.OperationId, $"{api.Name}.{method.Method.Name}"),
        .. from type in Library.GetExportedTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
           where method.IsDefined(typeof(ExtensionAttribute)) && method.Name.StartsWith("ListAll", StringComparison.Ordinal)
           select (method.Name["ListAll".Length..^"Async".Length].Insert(0, "List"), method.Name),
        ("Authorize", $"{nameof(SunshineConversationsOAuth)}.{nameof(SunshineConversationsOAuth.AuthorizeUrl)}"),
    ];
}
