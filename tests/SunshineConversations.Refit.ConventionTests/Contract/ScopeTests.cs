using System.Text.RegularExpressions;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The keys that may call an operation are those of the description, in the table of the library and in its docs.</summary>
public sealed partial class ScopeTests
{
    private static readonly Facts Facts = Facts.Of(FactsFile.Read());
    private static readonly IReadOnlyList<Type> Apis = ApiMethod.InterfacesOf(typeof(IConversationsApi).Assembly);

    [Fact]
    public void Each_operation_has_the_scopes_of_the_description() => Lines.AssertEqual(
        Operations.All.Select(operation => $"{operation.Name}: {string.Join(", ", Facts.Operations[operation.Name].Scopes)}"),
        Operations.All.Select(operation => $"{operation.Name}: {string.Join(", ", Names(operation.Scopes))}"));

    [Fact]
    public void The_docs_of_each_interface_name_the_scopes_of_its_operations() => Lines.AssertEqual(
        Apis.Select(api => $"{api.Name}: {Distinct(ApiMethod.In(api).SelectMany(method => Facts.Operations.GetValueOrDefault(method.OperationId)?.Scopes ?? []))}"),
        Apis.Select(api => $"{api.Name}: {Distinct(Scope.Matches(DocsOf(api)).Select(match => match.Groups["name"].Value))}"));

    /// <summary>No exception of these has the content of the request or of a success.</summary>
    [Fact]
    public void Each_operation_with_a_secret_in_its_request_or_response_says_so() => Lines.AssertEqual(
        Operations.All.Where(operation => Facts.Operations[operation.Name].Schemas.Any(schema => HoldsSecret(schema, []))).Select(operation => operation.Name),
        Operations.All.Where(operation => operation.CarriesSecret).Select(operation => operation.Name));

    private static IEnumerable<string> Names(KeyScopes scopes) =>
        Enum.GetValues<KeyScopes>().Where(scope => int.IsPow2((int)scope) && scopes.HasFlag(scope)).Select(scope => scope.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal);

    private static string Distinct(IEnumerable<string> scopes) => string.Join(", ", scopes.Distinct().Order(StringComparer.Ordinal));

    private static string DocsOf(Type api) =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "SunshineConversations.Refit", "Api", Tags.NameOf(api), $"{api.Name}.cs")).Split("public interface")[0];

    private static bool HoldsSecret(Schema schema, HashSet<Schema> seen) =>
        seen.Add(schema.Target)
        && (schema.Target.Properties.Keys.Any(name => Secret.IsMatch(name))
            || (IEnumerable<Schema>)[.. schema.Target.Properties.Values, .. schema.Target.AllOf, .. schema.Target.OneOf, .. schema.Target.AnyOf, .. schema.Target.Mapped.Values, .. schema.Target.Items is { } items ? [items] : Array.Empty<Schema>()]
                is var parts && parts.Any(part => HoldsSecret(part, seen)));

    [GeneratedRegex("<c>(?<name>app|integration|account)</c>")]
    private static partial Regex Scope { get; }

    [GeneratedRegex("secret|access_?token|auth_?token|password", RegexOptions.IgnoreCase)]
    private static partial Regex Secret { get; }
}
