using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>What a schema is used for, which decides what nullability fits it.</summary>
internal enum SchemaUse
{
    Answer,
    Query,
    Body,
    PatchBody,
}

/// <summary>Holds the library's types against the schemas, member by member, and gathers the limits of what is sent.</summary>
internal sealed class SchemaComparer(List<string> lines)
{
    private readonly HashSet<(string Label, Type Type, SchemaUse Use)> _compared = [];

    public List<Limit> Limits { get; } = [];

    /// <param name="schema">The schema.</param>
    /// <param name="type">The type that it should fit.</param>
    /// <param name="place">The name of the schema where it is no component.</param>
    /// <param name="use">What it is used for.</param>
    /// <param name="owner">What uses the type: <c>Page</c>, <c>GetConversationAsync</c>.</param>
    public void Compare(IOpenApiSchema schema, Type type, string place, SchemaUse use, string owner)
    {
        if (use != SchemaUse.Answer)
            Limits.AddRange(Limit.Of(schema, place));

        if (!Fits(schema, type, use))
            lines.Add($"{place} is {Expected(schema)} in the document but {Model.Describe(type)} on {owner}");
        else if (schema.Kind() == JsonSchemaType.Array && schema.Items is { } items)
            Compare(items, Model.ElementType(type)!, $"{place}[]", use == SchemaUse.PatchBody ? SchemaUse.Body : use, owner);
        else if (schema.EnumValues() is { Length: > 0 } values)
            CompareEnum(schema.Label(place), values, type);
        else if (schema.Members().Any())
            CompareMembers(schema, type, schema.Label(place), use);
    }

    private void CompareMembers(IOpenApiSchema schema, Type type, string label, SchemaUse use)
    {
        if (!_compared.Add((label, type, use)))
            return;

        IReadOnlyList<ModelMember> members = MembersOf(type, use)!;
        HashSet<string> required = schema.RequiredMembers();
        foreach ((string name, IOpenApiSchema memberSchema) in schema.Members())
        {
            string place = $"{label}.{name}";
            if (members.FirstOrDefault(member => member.Name == name) is not { } member)
            {
                lines.Add($"{place} ({memberSchema.Describe()}) is in the document but not on {type.Name}");
                continue;
            }

            CompareNullability(memberSchema, required.Contains(name), member, place, use, type);
            Compare(memberSchema, member.Type, place, use == SchemaUse.PatchBody ? SchemaUse.Body : use, type.Name);
            CompareSample(memberSchema, type, member, place);
        }

        foreach (ModelMember member in members.Where(member => schema.Members().All(documented => documented.Key != member.Name)))
            lines.Add($"{label}.{member.Name} is on {type.Name} but not in the document");
    }

    private static bool Fits(IOpenApiSchema schema, Type type, SchemaUse use) => schema.Kind() switch
    {
        // The value of a MetadataValue is kept as it came, whatever it is.
        JsonSchemaType.String or JsonSchemaType.Integer or JsonSchemaType.Number or JsonSchemaType.Boolean when type == typeof(MetadataValue) => true,
        JsonSchemaType.String when schema.EnumValues().Length > 0 => Model.IsOpenEnum(type),
        JsonSchemaType.String when schema.IsTimestamp() => type == typeof(DateTimeOffset),
        JsonSchemaType.String => type == typeof(string),
        JsonSchemaType.Integer => type == typeof(int) || type == typeof(long),
        JsonSchemaType.Number => type == typeof(double) || type == typeof(decimal),
        JsonSchemaType.Boolean => type == typeof(bool),
        JsonSchemaType.Array => Model.ElementType(type) is not null,
        JsonSchemaType.Object when schema.Members().Any() => MembersOf(type, use) is not null,
        JsonSchemaType.Object => type == typeof(JsonObject) || type == typeof(Metadata),
        _ => type == typeof(JsonNode),
    };

    private static IReadOnlyList<ModelMember>? MembersOf(Type type, SchemaUse use) =>
        use == SchemaUse.Query ? Model.DeepObjectMembers(type) : Model.JsonMembers(type);

    private static string Expected(IOpenApiSchema schema) =>
        schema.EnumValues() is { Length: > 0 } values ? $"one of {string.Join(", ", values)}"
        : schema.IsTimestamp() ? "a timestamp"
        : schema.Describe();

    private void CompareEnum(string label, string[] documented, Type openEnum)
    {
        string[] known = Model.KnownValues(openEnum);
        lines.AddRange(documented.Except(known).Select(value => $"{label}: the value {value} is in the document but not on {openEnum.Name}"));
        lines.AddRange(known.Except(documented).Select(value => $"{label}: the value {value} is on {openEnum.Name} but not in the document"));
    }

    private void CompareNullability(IOpenApiSchema schema, bool isRequired, ModelMember member, string place, SchemaUse use, Type type)
    {
        string? difference = use == SchemaUse.Answer
            // Whatever may be missing or null must have a value of its own then; that more is nullable than need be is meant so.
            // An envelope without its payload is not read at all.
            ? member.IsNullable ? null
                : schema.IsNullable() ? "is nullable in the document but not nullable"
                : !isRequired && !typeof(IEnvelope).IsAssignableFrom(type) && member.Property.GetValue(Activator.CreateInstance(type)) is null ? "is optional in the document but not nullable"
                : null
            : (isRequired, schema.IsNullable(), member) switch
            {
                (true, _, { IsOptional: true }) => "is required in the document but optional",
                (true, false, { IsNullable: true }) => "is required in the document but nullable",
                (_, true, { IsOptional: true, IsNullable: false }) => "is nullable in the document but not nullable",
                (_, false, { IsOptional: true, IsNullable: true }) => "is not nullable in the document but nullable",
                (false, _, { IsOptional: false, IsNullable: false }) => "is optional in the document but required",
                (_, true, { IsOptional: false }) when use == SchemaUse.PatchBody => "is nullable in the document but cannot be cleared",
                _ => null,
            };
        if (difference is not null)
            lines.Add($"{place} {difference} on {type.Name}");
    }

    /// <summary>The example of a single member. An envelope is only read as a whole.</summary>
    private void CompareSample(IOpenApiSchema schema, Type type, ModelMember member, string place)
    {
        if (schema.SampleValue() is not { } sample || Model.TypeInfo(type) is null || typeof(IEnvelope).IsAssignableFrom(type))
            return;

        JsonNode? written = Model.ReadAndWrite(type, new JsonObject { [member.Name] = sample.DeepClone() })?[member.Name];
        if (!JsonNode.DeepEquals(sample, written))
            lines.Add($"{place}: the example {sample.ToJsonString()} is written back as {written?.ToJsonString() ?? "nothing"}");
    }
}
