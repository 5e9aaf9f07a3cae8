using Microsoft.OpenApi;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>One operation of the OpenAPI document, as the validation of the emulator needs it.</summary>
internal sealed record DocumentedOperation(string Tag, string Id, string Route, OpenApiOperation Details, IReadOnlyList<IOpenApiParameter> Parameters)
{
    public static IEnumerable<DocumentedOperation> In(OpenApiDocument document) =>
        from path in document.Paths
        from operation in path.Value.Operations ?? []
        from tag in operation.Value.Tags ?? new HashSet<OpenApiTagReference>()
        select new DocumentedOperation(
            tag.Reference.Id!,
            operation.Value.OperationId!,
            $"{operation.Key.Method.ToUpperInvariant()} {path.Key}",
            operation.Value,
            // What an operation says about a parameter goes before what its path says.
            [.. (operation.Value.Parameters ?? []).Concat(path.Value.Parameters ?? []).DistinctBy(parameter => (parameter.Name, parameter.In))]);
}

/// <summary>What a schema of the OpenAPI document says once its allOf, oneOf and anyOf are taken together.</summary>
internal static class OpenApiView
{
    /// <summary>The type without null; 0 where the schema takes anything.</summary>
    public static JsonSchemaType Kind(this IOpenApiSchema schema)
    {
        if (schema.Type is { } type && (type & ~JsonSchemaType.Null) is not 0 and var kind)
            return kind;

        return schema.Properties is { Count: > 0 } ? JsonSchemaType.Object : schema.Parts().Select(Kind).FirstOrDefault(part => part != 0);
    }

    /// <summary>Every property; one that several alternatives have comes once for each.</summary>
    public static IEnumerable<KeyValuePair<string, IOpenApiSchema>> Members(this IOpenApiSchema schema) =>
        (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Concat(schema.Parts().SelectMany(Members));

    public static bool IsTimestamp(this IOpenApiSchema schema) =>
        schema.Format == "date-time" || schema.Text().Contains("datetime string", StringComparison.Ordinal);

    private static string Text(this IOpenApiSchema schema) =>
        schema.Description is { Length: > 0 } text ? text : string.Concat((schema.AllOf ?? []).Select(Text));

    private static IEnumerable<IOpenApiSchema> Parts(this IOpenApiSchema schema) => [.. schema.AllOf ?? [], .. schema.OneOf ?? [], .. schema.AnyOf ?? []];
}
