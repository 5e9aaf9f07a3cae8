using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>What a schema says once its allOf, oneOf and anyOf are taken together.</summary>
internal static class SchemaView
{
    /// <summary>The name of the component, or the fallback for a schema that stands in place. A lone allOf only decorates what it refers to.</summary>
    public static string Label(this IOpenApiSchema schema, string fallback) => schema switch
    {
        OpenApiSchemaReference { Reference.Id: { } id } => id,
        { AllOf: [{ } only], Properties: null or { Count: 0 } } => only.Label(fallback),
        _ => fallback,
    };

    /// <summary>The type without null; 0 where the schema takes anything.</summary>
    public static JsonSchemaType Kind(this IOpenApiSchema schema)
    {
        if (schema.Type is { } type && (type & ~JsonSchemaType.Null) is not 0 and var kind)
            return kind;

        return schema.Properties is { Count: > 0 } ? JsonSchemaType.Object : schema.Parts().Select(Kind).FirstOrDefault(part => part != 0);
    }

    /// <summary>Whether null is a value. The reader drops a <c>nullable</c> that stands without a <c>type</c>, as OpenAPI 3.0.3 does.</summary>
    public static bool IsNullable(this IOpenApiSchema schema) =>
        schema.Type is { } type && type.HasFlag(JsonSchemaType.Null) || (schema.AllOf ?? []).Any(IsNullable);

    /// <summary>Every property; one that several alternatives have comes once for each.</summary>
    public static IEnumerable<KeyValuePair<string, IOpenApiSchema>> Members(this IOpenApiSchema schema) =>
        (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Concat(schema.Parts().SelectMany(Members));

    /// <summary>The names that every valid object has.</summary>
    public static HashSet<string> RequiredMembers(this IOpenApiSchema schema)
    {
        HashSet<string> required = [.. schema.Required ?? new HashSet<string>(), .. (schema.AllOf ?? []).SelectMany(RequiredMembers)];
        foreach (IList<IOpenApiSchema>? alternatives in (IEnumerable<IList<IOpenApiSchema>?>)[schema.OneOf, schema.AnyOf])
        {
            if (alternatives is { Count: > 0 })
                required.UnionWith(alternatives.Select(RequiredMembers).Aggregate((common, next) => [.. common.Intersect(next)]));
        }

        return required;
    }

    public static string[] EnumValues(this IOpenApiSchema schema) =>
        [.. (schema.Enum ?? []).Select(value => value.ToString()), .. schema.Parts().SelectMany(EnumValues)];

    public static bool IsTimestamp(this IOpenApiSchema schema) =>
        schema.Format == "date-time" || schema.Text().Contains("datetime string", StringComparison.Ordinal);

    public static string Text(this IOpenApiSchema schema) =>
        schema.Description is { Length: > 0 } text ? text : string.Concat((schema.AllOf ?? []).Select(Text));

    public static JsonNode? SampleValue(this IOpenApiSchema schema) =>
#pragma warning disable CS0618 // OpenAPI 3.0 has only this one; the list that shall replace it is of 3.1.
        schema.Example ?? (schema.AllOf ?? []).Select(SampleValue).FirstOrDefault(sample => sample is not null);
#pragma warning restore CS0618

    /// <summary>The type in words: <c>string</c>, <c>array of conversation</c>, …</summary>
    public static string Describe(this IOpenApiSchema schema) => schema.Kind() switch
    {
        JsonSchemaType.Array => $"array of {schema.Items?.Describe() ?? "anything"}",
        JsonSchemaType.Object => schema.Label("object"),
        0 => "anything",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    public static IEnumerable<IOpenApiSchema> Parts(this IOpenApiSchema schema) => [.. schema.AllOf ?? [], .. schema.OneOf ?? [], .. schema.AnyOf ?? []];
}
