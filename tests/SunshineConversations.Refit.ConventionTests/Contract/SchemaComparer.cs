namespace SunshineConversations.ConventionTests.Contract;

/// <summary>The use of a schema, which decides its nullability.</summary>
internal enum SchemaUse
{
    Response,
    Query,
    Body,
    PatchBody,
}

/// <summary>Compares the library's types with the schemas, member by member and case by case, and collects the limits of what is sent.</summary>
/// <param name="lines">Where the differences go.</param>
/// <param name="read">The types in responses: what a response may omit is nullable on them, also where they are sent.</param>
internal sealed class SchemaComparer(List<string> lines, IReadOnlySet<Type> read)
{
    private readonly HashSet<(string Label, Type Type, SchemaUse Use)> _compared = [];
    private readonly Dictionary<(Type Type, string Member), (string Label, bool IsDocumented)> _members = [];
    private readonly UnionComparer _unions = new(lines);

    public List<Limit> Limits { get; } = [];

    /// <param name="schema">The schema.</param>
    /// <param name="type">The type that it should fit.</param>
    /// <param name="place">The name of the schema where it has none itself.</param>
    /// <param name="use">The use of the schema.</param>
    /// <param name="owner">The user of the type: <c>Page</c>, <c>GetConversationAsync</c>.</param>
    public void Compare(Schema schema, Type type, string place, SchemaUse use, string owner)
    {
        if (use != SchemaUse.Response)
            Limits.AddRange(Limit.Of(schema, place));

        SchemaUse inner = use == SchemaUse.PatchBody ? SchemaUse.Body : use;
        if (schema.Alternatives().Count > 0 && Union.Of(type) is { } union)
            CompareUnion(schema, union, schema.Label(place), use);
        else if (!Fits(schema, type, use))
            lines.Add($"{place} is {Expected(schema)} in the description but {Model.Describe(type)} on {owner}");
        else if (schema.Kind() == "array" && schema.Target.Items is { } items)
            Compare(items, Model.ElementType(type)!, $"{place}[]", inner, owner);
        else if (schema.EnumValues() is { Length: > 0 } values && schema.Kind() == "string")
            CompareEnum(schema.Label(place), values, type);
        else if (schema.Members().Any())
            CompareMembers(schema, type, schema.Label(place), use);
    }

    /// <summary>To call once everything was compared.</summary>
    public void Complete()
    {
        _unions.TellUndocumentedCases();
        foreach (((Type type, string member), (string label, bool isDocumented)) in _members)
        {
            if (!isDocumented)
                lines.Add($"{label}.{member} is on {type.Name} but not in the description");
        }
    }

    private void CompareUnion(Schema schema, Union union, string label, SchemaUse use)
    {
        if (!_compared.Add((label, union.Base, use)))
            return;

        foreach ((Schema alternative, Type @case) in _unions.Pair(schema, union, label))
        {
            string place = alternative.Label(label);
            if (MembersOf(@case, use) is null)
                lines.Add($"{place}: {@case.Name} is not in the JSON context");
            else
                CompareMembers(alternative, @case, place, use, skip: union.HasDiscriminator ? Union.Discriminator : null);
        }
    }

    private void CompareMembers(Schema schema, Type type, string label, SchemaUse use, string? skip = null)
    {
        if (!_compared.Add((label, type, use)))
            return;

        IReadOnlyList<ModelMember> members = MembersOf(type, use)!;
        HashSet<string> required = schema.RequiredMembers();
        // A later part is more specific: a case names its own type after that of every case.
        ILookup<string, Schema> documented = schema.Members().ToLookup(member => member.Key, member => member.Value);
        foreach (string name in documented.Select(member => member.Key).Where(name => name != skip))
        {
            Schema memberSchema = documented[name].Last();
            string place = $"{label}.{name}";
            if (members.FirstOrDefault(member => member.Name == name) is not { } member)
            {
                // A member that is only sent need not be on what is read, and vice versa.
                if (use == SchemaUse.Response ? !memberSchema.IsWriteOnly() : !memberSchema.IsReadOnly())
                    lines.Add($"{place} ({memberSchema.Describe()}) is in the description but not on {type.Name}");

                continue;
            }

            CompareNullability(memberSchema, required.Contains(name), member, place, use, type);
            foreach (Schema alternative in documented[name])
                Compare(alternative, member.Type, place, use == SchemaUse.PatchBody ? SchemaUse.Body : use, type.Name);

            CompareSample(memberSchema, type, member, place);
        }

        // A type may represent several schemas, such as a conversation and its part in an event: a member that none of them has is known only at the end.
        foreach (ModelMember member in members.Where(member => member.Name != skip))
        {
            bool isDocumented = documented.Contains(member.Name);
            if (isDocumented || !_members.ContainsKey((type, member.Name)))
                _members[(type, member.Name)] = (label, isDocumented);
        }
    }

    private static bool Fits(Schema schema, Type type, SchemaUse use) => schema.Kind() switch
    {
        // A MetadataValue keeps its value, whatever it is.
        "string" or "integer" or "number" or "boolean" when type == typeof(MetadataValue) => true,
        "string" when schema.EnumValues().Length > 0 => Model.IsOpenEnum(type),
        "string" when schema.IsTimestamp() => type == typeof(DateTimeOffset),
        // A set of values that only the text names may be an open enum too.
        "string" => type == typeof(string) || Model.IsOpenEnum(type),
        "integer" => type == typeof(int) || type == typeof(long),
        "number" => type == typeof(double) || type == typeof(decimal) || type == typeof(long),
        "boolean" => type == typeof(bool),
        "array" => Model.ElementType(type) is not null,
        "object" when schema.Members().Any() => MembersOf(type, use) is not null,
        "object" => type == typeof(JsonObject) || type == typeof(Metadata),
        _ => type == typeof(JsonNode),
    };

    private static IReadOnlyList<ModelMember>? MembersOf(Type type, SchemaUse use) =>
        use == SchemaUse.Query ? Model.DeepObjectMembers(type) : Model.JsonMembers(type);

    private static string Expected(Schema schema) =>
        schema.EnumValues() is { Length: > 0 } values ? $"one of {string.Join(", ", values)}"
        : schema.IsTimestamp() ? "a timestamp"
        : schema.Describe();

    private void CompareEnum(string label, string[] documented, Type openEnum)
    {
        string[] known = Model.KnownValues(openEnum);
        lines.AddRange(documented.Except(known).Select(value => $"{label}: the value {value} is in the description but not on {openEnum.Name}"));
        lines.AddRange(known.Except(documented).Select(value => $"{label}: the value {value} is on {openEnum.Name} but not in the description"));
    }

    private void CompareNullability(Schema schema, bool isRequired, ModelMember member, string place, SchemaUse use, Type type)
    {
        string? difference = use == SchemaUse.Response || read.Contains(type)
            // That more is nullable than necessary is intended: a response may omit what the description requires.
            ? member.IsNullable || member.IsOptional ? null
                : schema.IsNullable() ? "is nullable in the description but not nullable"
                : !isRequired && !IsSetByTheService(schema, member) && IsNullWhenOmitted(member, type) ? "is optional in the description but not nullable"
                : null
            : (isRequired, schema.IsNullable(), member) switch
            {
                (true, _, { IsOptional: true }) => "is required in the description but optional",
                (true, false, { IsNullable: true }) => "is required in the description but nullable",
                (_, true, { IsOptional: true, IsNullable: false }) => "is nullable in the description but not nullable",
                (_, false, { IsOptional: true, IsNullable: true }) => "is not nullable in the description but nullable",
                (false, _, { IsOptional: false, IsNullable: false }) => "is optional in the description but required",
                (_, true, { IsOptional: false }) when use == SchemaUse.PatchBody => "is nullable in the description but cannot be cleared",
                _ => null,
            };
        if (difference is not null)
            lines.Add($"{place} {difference} on {type.Name}");
    }

    /// <summary>The ID of a resource that is also sent: null before it is created, so that none is sent.</summary>
    private static bool IsSetByTheService(Schema schema, ModelMember member) => schema.IsReadOnly() && member.Name == "id";

    /// <summary>Whether a response without the member is read, and the member is then null.</summary>
    private static bool IsNullWhenOmitted(ModelMember member, Type type)
    {
        try
        {
            return member.Property.GetValue(Model.Read(type, new JsonObject())) is null;
        }
        catch (JsonException)
        {
            // The library refuses a response without it.
            return false;
        }
    }

    /// <summary>The example of a single member, where the type is one that can be read: what has no constructor is only sent.</summary>
    private void CompareSample(Schema schema, Type type, ModelMember member, string place)
    {
        // An example of another kind is a slip of the description, such as a list in a string.
        if (schema.SampleValue() is not { } sample || !IsOfKind(sample, schema.Kind()) || Model.TypeInfo(type) is null || typeof(IEnvelope).IsAssignableFrom(type))
            return;

        JsonNode? written = Model.ReadAndWrite(type, new JsonObject { [member.Name] = sample.DeepClone() })?[member.Name];
        if (!JsonNode.DeepEquals(sample, written))
            lines.Add($"{place}: the example {sample.ToJsonString()} is written back as {written?.ToJsonString() ?? "nothing"}");
    }

    private static bool IsOfKind(JsonNode sample, string? kind) => (kind, sample.GetValueKind()) switch
    {
        ("string", JsonValueKind.String) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("integer" or "number", JsonValueKind.Number) => true,
        _ => kind is null,
    };
}
