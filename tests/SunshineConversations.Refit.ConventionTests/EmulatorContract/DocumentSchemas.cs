using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using SunshineConversations.ConventionTests.Contract;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>The schemas of the description as JSON Schema, which is what NJsonSchema validates against.</summary>
internal sealed class DocumentSchemas
{
    private readonly Dictionary<Schema, JsonSchema> _schemas = [];

    private DocumentSchemas()
    {
    }

    public static async Task<DocumentSchemas> OfAsync(Facts facts, IEnumerable<Schema> schemas)
    {
        // One document for all of them, so that what they share is read once.
        var definitions = new JsonObject(facts.Schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)JsonSchemaOf(schema.Value))));
        Dictionary<Schema, string> names = [];
        foreach (Schema schema in schemas.Distinct())
        {
            names.Add(schema, names.Count.ToString(CultureInfo.InvariantCulture));
            definitions.Add(names[schema], JsonSchemaOf(schema));
        }

        JsonSchema root = await JsonSchema.FromJsonAsync(new JsonObject { ["definitions"] = definitions }.ToJsonString());
        var result = new DocumentSchemas();
        foreach ((Schema schema, string name) in names)
            result._schemas.Add(schema, root.Definitions[name]);

        return result;
    }

    /// <summary>What is wrong with a value, one line each, with the place.</summary>
    public IEnumerable<string> Problems(Schema schema, JsonNode? value) =>
        _schemas[schema].Validate(value?.ToJsonString() ?? "null").SelectMany(Leaves).Select(error => $"{error.Path}: {error.Kind}").Distinct();

    /// <summary>An error of a combination is that of its parts.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: { Count: > 0 } parts } && parts.Values.Any(errors => errors.Count > 0)
            ? parts.Values.SelectMany(errors => errors).SelectMany(Leaves)
            : [error];

    /// <summary>The schema in JSON Schema, where null is a type among others.</summary>
    private static JsonObject JsonSchemaOf(Schema schema)
    {
        if (schema.Reference is { } name)
            return new() { ["$ref"] = $"#/definitions/{name}" };

        var json = new JsonObject();
        if (schema.Type is { } type)
            json["type"] = schema.Nullable == true ? new JsonArray(type, "null") : type;

        if (schema.Enum.Count > 0)
            json["enum"] = new JsonArray([.. schema.Enum.Select(value => value.DeepClone())]);

        if (schema.Required.Count > 0)
            json["required"] = new JsonArray([.. schema.Required.Select(member => JsonValue.Create(member))]);

        if (schema.Properties.Count > 0)
            json["properties"] = new JsonObject(schema.Properties.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)JsonSchemaOf(member.Value))));

        if (schema.Items is { } items)
            json["items"] = JsonSchemaOf(items);

        // Each case of a union has its type, and so fits without the discriminator.
        foreach ((string keyword, IReadOnlyList<Schema> parts) in ((string, IReadOnlyList<Schema>)[])[("allOf", schema.AllOf), ("oneOf", schema.OneOf), ("anyOf", schema.AnyOf)])
        {
            if (parts.Count > 0)
                json[keyword] = new JsonArray([.. parts.Select(JsonSchemaOf)]);
        }

        foreach ((string keyword, JsonElement value) in schema.Limits)
            json[keyword] = JsonNode.Parse(value.GetRawText());

        return schema is { Nullable: true, Type: null } ? new() { ["anyOf"] = new JsonArray(json, new JsonObject { ["type"] = "null" }) } : json;
    }
}
