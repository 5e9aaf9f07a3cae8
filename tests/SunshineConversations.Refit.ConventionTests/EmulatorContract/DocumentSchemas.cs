using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using NJsonSchema;
using NJsonSchema.Validation;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>The schemas of the document as JSON Schema, which is what NJsonSchema validates against.</summary>
internal sealed class DocumentSchemas
{
    private const string ComponentPath = "#/components/schemas/";
    private const string DefinitionPath = "#/definitions/";

    private readonly Dictionary<IOpenApiSchema, JsonSchema> _schemas = new(ReferenceEqualityComparer.Instance);

    private DocumentSchemas()
    {
    }

    public static async Task<DocumentSchemas> OfAsync(OpenApiDocument document, IEnumerable<IOpenApiSchema> schemas)
    {
        var definitions = new JsonObject();
        var names = new Dictionary<IOpenApiSchema, string>(ReferenceEqualityComparer.Instance);
        foreach (IOpenApiSchema schema in schemas)
        {
            if (names.TryAdd(schema, names.Count.ToString(CultureInfo.InvariantCulture)))
                await AddAsync(names[schema], schema);
        }

        // One document for all of them, so that what they share is read once.
        JsonSchema root = await JsonSchema.FromJsonAsync(new JsonObject { ["definitions"] = definitions }.ToJsonString());
        var result = new DocumentSchemas();
        foreach ((IOpenApiSchema schema, string name) in names)
            result._schemas.Add(schema, root.Definitions[name]);

        return result;

        async Task AddAsync(string name, IOpenApiSchema schema)
        {
            // 3.1 is JSON Schema: there null is a type among others.
            JsonNode json = JsonNode.Parse(await schema.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!;
            string[] references = [.. Redirect(json)];
            definitions.Add(name, json);
            foreach (string reference in references)
            {
                if (!definitions.ContainsKey(reference))
                    await AddAsync(reference, document.Components!.Schemas![reference]);
            }
        }
    }

    /// <summary>What is wrong with a value, one line each, with the place.</summary>
    public IEnumerable<string> Problems(IOpenApiSchema schema, JsonNode? value) =>
        _schemas[schema].Validate(value?.ToJsonString() ?? "null").SelectMany(Leaves).Select(error => $"{error.Path}: {error.Kind}").Distinct();

    /// <summary>An error of a combination is that of its parts.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: { Count: > 0 } parts } && parts.Values.Any(errors => errors.Count > 0)
            ? parts.Values.SelectMany(errors => errors).SelectMany(Leaves)
            : [error];

    /// <summary>Lets the references point to where JSON Schema has its definitions.</summary>
    /// <returns>The names they refer to.</returns>
    private static IEnumerable<string> Redirect(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return [.. array.SelectMany(Redirect)];
            case JsonObject members when (string?)members["$ref"] is { } reference:
                string name = reference.StartsWith(ComponentPath, StringComparison.Ordinal) ? reference[ComponentPath.Length..] : throw new InvalidOperationException(reference);
                members["$ref"] = DefinitionPath + name;
                return [name];
            case JsonObject members:
                // Examples are no part of what is validated, and may hold anything.
                members.Remove("example");
                members.Remove("examples");
                // Each case of a union has its type, and so fits by itself.
                members.Remove("discriminator");
                return [.. members.SelectMany(member => Redirect(member.Value))];
            default:
                return [];
        }
    }
}
