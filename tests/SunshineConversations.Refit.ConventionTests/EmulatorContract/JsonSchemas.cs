using System.Globalization;
using NJsonSchema;
using NJsonSchema.Validation;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>The schemas of the facts as JSON Schema, which is what NJsonSchema validates against.</summary>
internal sealed class JsonSchemas
{
    /// <summary>The limits that JSON Schema does not know.</summary>
    private static readonly string[] NotInJsonSchema = ["default", "maxBytes"];

    private readonly Dictionary<Schema, JsonSchema> _schemas = new(ReferenceEqualityComparer.Instance);

    private JsonSchemas()
    {
    }

    public static async Task<JsonSchemas> OfAsync(Facts facts, IEnumerable<Schema> schemas)
    {
        var definitions = new JsonObject(facts.Schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)ToJson(schema.Value))));
        var names = new Dictionary<Schema, string>(ReferenceEqualityComparer.Instance);
        foreach (Schema schema in schemas)
        {
            if (names.TryAdd(schema, names.Count.ToString(CultureInfo.InvariantCulture)))
                definitions.Add(names[schema], ToJson(schema));
        }

        // One document for all of them, so that what they share is read once.
        JsonSchema root = await JsonSchema.FromJsonAsync(new JsonObject { ["definitions"] = definitions }.ToJsonString());
        var result = new JsonSchemas();
        foreach ((Schema schema, string name) in names)
            result._schemas.Add(schema, root.Definitions[name]);

        return result;
    }

    /// <summary>The problems of a value, one line each, with the place.</summary>
    public IEnumerable<string> Problems(Schema schema, JsonNode? value) =>
        _schemas[schema].Validate(value?.ToJsonString() ?? "null").SelectMany(Leaves).Select(error => $"{error.Path}: {error.Kind}").Distinct();

    /// <summary>An error of a combination is that of its parts.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: { Count: > 0 } parts } && parts.Values.Any(errors => errors.Count > 0)
            ? parts.Values.SelectMany(errors => errors).SelectMany(Leaves)
            : [error];

    /// <summary>Without the discriminator: each case of a union has its type, and so fits by itself.</summary>
    private static JsonObject ToJson(Schema schema)
    {
        if (schema.Reference is { } name)
            return new() { ["$ref"] = $"#/definitions/{name}" };

        bool isNullable = schema.Nullable == true;
        var json = new JsonObject();
        if (schema.Type is { } type)
            json["type"] = isNullable ? new JsonArray(type, "null") : type;

        if (schema.Format is { } format and not "timestamp")
            json["format"] = format;

        if (schema.Enum.Count > 0)
            json["enum"] = new JsonArray([.. schema.Enum.Select(value => value.DeepClone()), .. isNullable ? (JsonNode?[])[null] : []]);

        foreach ((string keyword, JsonElement limit) in schema.Limits.Where(limit => !NotInJsonSchema.Contains(limit.Key)))
            json[keyword] = JsonNode.Parse(limit.GetRawText());

        // A write-only member is not required in a response. The declarations say that a request has it.
        string[] required = [.. schema.Required.Where(name => !schema.Properties.TryGetValue(name, out Schema? property) || !property.IsWriteOnly())];
        if (required.Length > 0)
            json["required"] = new JsonArray([.. required]);

        if (schema.Properties.Count > 0)
            json["properties"] = new JsonObject(schema.Properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)ToJson(property.Value))));

        if (schema.Items is { } items)
            json["items"] = ToJson(items);

        foreach ((string keyword, IReadOnlyList<Schema> parts) in (IEnumerable<(string, IReadOnlyList<Schema>)>)
            [("allOf", schema.AllOf), ("oneOf", schema.OneOf), ("anyOf", schema.AnyOf)])
        {
            if (parts.Count > 0)
                json[keyword] = new JsonArray([.. parts.Select(ToJson)]);
        }

        return isNullable && schema.Type is null ? new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, json) } : json;
    }
}
