namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The statements of a schema once its references are followed and its allOf, oneOf and anyOf are taken together.</summary>
internal static class SchemaView
{
    /// <summary>The name of the schema, or the fallback for one without a name. A lone allOf only decorates what it refers to.</summary>
    public static string Label(this Schema schema, string fallback) =>
        schema.Reference ?? (schema is { AllOf: [var only], Properties.Count: 0 } ? only.Label(fallback) : fallback);

    /// <summary>The type; <see langword="null"/> where the schema accepts anything.</summary>
    public static string? Kind(this Schema schema) =>
        schema.Target.Type
        ?? (schema.Target.Properties.Count > 0 ? "object" : schema.Parts().Select(Kind).FirstOrDefault(kind => kind is not null));

    /// <summary>Whether <see langword="null"/> is a value. A keyword next to an allOf takes precedence over its parts.</summary>
    public static bool IsNullable(this Schema schema) => schema.Target.Nullable ?? schema.Target.AllOf.Any(IsNullable);

    /// <summary>Every property; one that several alternatives have comes once for each.</summary>
    public static IEnumerable<KeyValuePair<string, Schema>> Members(this Schema schema) =>
        schema.Target.Properties.Concat(schema.Parts().SelectMany(Members));

    /// <summary>The names that every valid object has.</summary>
    public static HashSet<string> RequiredMembers(this Schema schema)
    {
        HashSet<string> required = [.. schema.Target.Required, .. schema.Target.AllOf.SelectMany(RequiredMembers)];
        foreach (IReadOnlyList<Schema> alternatives in (IEnumerable<IReadOnlyList<Schema>>)[schema.Target.OneOf, schema.Target.AnyOf])
        {
            if (alternatives.Count > 0)
                required.UnionWith(alternatives.Select(RequiredMembers).Aggregate((common, next) => [.. common.Intersect(next)]));
        }

        return required;
    }

    public static string[] EnumValues(this Schema schema) =>
        [.. schema.Target.Enum.Select(value => value.ToString()).Concat(schema.Parts().SelectMany(EnumValues)).Distinct()];

    public static bool IsTimestamp(this Schema schema) => schema.Target.Format is "timestamp" or "date-time" || schema.Target.AllOf.Any(IsTimestamp);

    public static bool IsReadOnly(this Schema schema) => schema.Target.ReadOnly || schema.Target.AllOf.Any(IsReadOnly);

    public static bool IsWriteOnly(this Schema schema) => schema.Target.WriteOnly || schema.Target.AllOf.Any(IsWriteOnly);

    public static JsonNode? SampleValue(this Schema schema) =>
        schema.Target.Example ?? schema.Target.AllOf.Select(SampleValue).FirstOrDefault(sample => sample is not null);

    /// <summary>
    /// The alternatives of a union: those of oneOf or anyOf, or, where there are none, those that the discriminator
    /// names. Empty for a schema that has only one shape.
    /// </summary>
    public static IReadOnlyList<Schema> Alternatives(this Schema schema) => schema.Target switch
    {
        { OneOf: { Count: > 0 } oneOf } => oneOf,
        { AnyOf: { Count: > 0 } anyOf } => anyOf,
        { Mapped: { Count: > 0 } mapped } => [.. mapped.Values],
        { AllOf: [var only], Properties.Count: 0 } => only.Alternatives(),
        _ => [],
    };

    /// <summary>The type in words: <c>string</c>, <c>array of conversation</c>, …</summary>
    public static string Describe(this Schema schema) => schema.Kind() switch
    {
        "array" => $"array of {schema.Target.Items?.Describe() ?? "anything"}",
        "object" => schema.Label("object"),
        null => "anything",
        var kind => kind,
    };

    public static IEnumerable<Schema> Parts(this Schema schema) => [.. schema.Target.AllOf, .. schema.Target.OneOf, .. schema.Target.AnyOf];
}
