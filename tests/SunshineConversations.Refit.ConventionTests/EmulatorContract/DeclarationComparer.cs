using System.Globalization;
using SunshineConversations.Emulator;

namespace SunshineConversations.ConventionTests.EmulatorContract;

/// <summary>Compares what the emulator declares of a request with what the description says, member by member.</summary>
internal static class DeclarationComparer
{
    /// <summary>The differences of one operation, one line each.</summary>
    public static IEnumerable<string> Differences(ApiOperation operation, OperationFacts documented)
    {
        if (operation.HasFile)
        {
            if (documented.Body is not { MediaType: "multipart/form-data", Schema: { } form } || !form.RequiredMembers().SequenceEqual(["source"]))
                yield return $"{operation.Id}: the body is not a file named source in the description";
        }
        else if (operation.Body is null != documented.Body is null)
            yield return $"{operation.Id}: has {(documented.Body is null ? "no" : "a")} body in the description";
        else if (operation.Body is not null && documented.Body is { Schema: { } schema } body)
        {
            if (operation.IsBodyOptional == body.Required)
                yield return $"{operation.Id}: the body is {(body.Required ? "required" : "optional")} in the description";

            foreach (string difference in Differences(operation.Body, schema, operation.Id))
                yield return difference;
        }

        Dictionary<string, MemberDeclaration> parameters = operation.Query.Members.ToDictionary(member => member.Name);
        foreach (ParameterFacts parameter in documented.Parameters.Where(parameter => parameter.In == "query"))
        {
            string path = $"{operation.Id} ?{parameter.Name}";
            if (!parameters.Remove(parameter.Name, out MemberDeclaration? declared))
            {
                yield return $"{path}: not declared";
                continue;
            }

            if (declared.IsRequired != parameter.Required)
                yield return $"{path}: required is {parameter.Required} in the description";

            foreach (string difference in Differences(declared.Value, parameter.Schema, path))
                yield return difference;
        }

        foreach (string name in parameters.Keys)
            yield return $"{operation.Id} ?{name}: not in the description";
    }

    private static IEnumerable<string> Differences(ValueDeclaration declared, Schema schema, string path)
    {
        if (declared is ForbiddenDeclaration)
            return [$"{path}: refused"];

        (string declaredKind, string documentedKind) = (KindOf(declared), KindOf(schema));
        if (declaredKind != documentedKind)
            return [$"{path}: {documentedKind} in the description, declared as {declaredKind}"];

        return Facts(declared, schema)
            .Where(fact => fact.Declared != fact.Documented)
            .Select(fact => $"{path}: {fact.Name} is {fact.Documented ?? "not set"} in the description, declared as {fact.Declared ?? "not set"}")
            .Concat(declared switch
            {
                ArrayDeclaration array => Differences(array.Items, schema.Target.Items!, $"{path}[]"),
                ObjectDeclaration known when UnionIn(schema) is { } cases => UnionDifferences(known, cases, path),
                ObjectDeclaration known => ObjectDifferences(known, schema, path),
                _ => [],
            });
    }

    /// <summary>The rules that both sides have for a single value.</summary>
    private static IEnumerable<(string Name, string? Declared, string? Documented)> Facts(ValueDeclaration declared, Schema schema)
    {
        yield return ("nullable", $"{declared.IsNullable}", $"{schema.IsNullable()}");
        switch (declared)
        {
            case TextDeclaration text:
                yield return Limit("minLength", text.MinLength);
                yield return Limit("maxLength", text.MaxLength);
                yield return ("enum", Joined(text.Values), Joined(schema.EnumValues()));
                yield return (
                    "format",
                    text.Format == TextFormat.Any ? null : text.Format.ToString().ToLowerInvariant(),
                    Layers(schema).Select(layer => layer.Format).FirstOrDefault(format => format is not null));
                break;
            case NumberDeclaration number:
                yield return Limit("minimum", number.Minimum);
                yield return Limit("maximum", number.Maximum);
                break;
            case ArrayDeclaration array:
                yield return Limit("minItems", array.MinItems);
                yield return Limit("maxItems", array.MaxItems);
                break;
            case FreeObjectDeclaration free:
                yield return Limit("maxBytes", free.MaxBytes);
                break;
        }

        (string, string?, string?) Limit(string keyword, int? declaredLimit) => (
            keyword,
            declaredLimit?.ToString(CultureInfo.InvariantCulture),
            (from layer in Layers(schema)
             where layer.Limits.ContainsKey(keyword)
             select layer.Limits[keyword].GetRawText()).FirstOrDefault());

        static string? Joined(IEnumerable<string> values) => values.Any() ? string.Join(", ", values.Order(StringComparer.Ordinal)) : null;
    }

    /// <summary>Every member on either side. A variant of the emulator may declare a member once more, and is compared too.</summary>
    private static IEnumerable<string> ObjectDifferences(ObjectDeclaration declared, Schema schema, string path)
    {
        ILookup<string, (string Variant, MemberDeclaration Member)> members = Flattened(declared, "").ToLookup(each => each.Member.Name);
        HashSet<string> required = schema.RequiredMembers();
        string[] documented = [.. schema.Members().Select(member => member.Key).Distinct()];
        foreach (string name in documented.Where(name => !members.Contains(name)))
            yield return $"{path}.{name}: not declared";

        foreach ((string variant, MemberDeclaration member) in members.SelectMany(group => group))
        {
            string memberPath = $"{path}{variant}.{member.Name}";
            if (schema.Members().FirstOrDefault(each => each.Key == member.Name).Value is not { } memberSchema)
            {
                yield return $"{memberPath}: not in the description";
                continue;
            }

            // A variant that declares a member again may leave it to the object that the member is required.
            if (member.IsRequired != required.Contains(member.Name) && (member.IsRequired || members[member.Name].All(each => !each.Member.IsRequired)))
                yield return $"{memberPath}: required is {required.Contains(member.Name)} in the description";

            if (member.IsReadOnly != memberSchema.IsReadOnly())
                yield return $"{memberPath}: readOnly is {!member.IsReadOnly} in the description";

            if (!member.IsWriteOnly && memberSchema.IsWriteOnly())
                yield return $"{memberPath}: writeOnly in the description";

            // A read-only member is dropped, whatever its value.
            foreach (string difference in member.IsReadOnly ? [] : Differences(member.Value, memberSchema, memberPath))
                yield return difference;
        }
    }

    private static IEnumerable<string> UnionDifferences(ObjectDeclaration declared, Dictionary<string, Schema> cases, string path)
    {
        VariantDeclaration variant = Assert.Single(declared.Variants);
        MemberDeclaration discriminator = Assert.Single(declared.Members);
        foreach (string name in cases.Keys.Except(variant.Cases.Keys))
            yield return $"{path} {name}: not declared";

        if (variant.Cases.Any(each => IsRefused(each.Value)))
            yield return $"{path}: refused: {string.Join(", ", variant.Cases.Where(each => IsRefused(each.Value)).Select(each => each.Key))}";

        foreach ((string name, ObjectDeclaration each) in variant.Cases)
        {
            if (!cases.TryGetValue(name, out Schema? schema))
            {
                yield return $"{path} {name}: not in the description";
                continue;
            }

            if (IsRefused(each))
                continue;

            // The discriminator is text in the description; which text, its mapping says.
            MemberDeclaration type = discriminator with { Value = new TextDeclaration() };
            foreach (string difference in ObjectDifferences(each with { Members = [type, .. each.Members] }, schema, $"{path} {name}"))
                yield return difference;
        }
    }

    /// <summary>The cases of a schema with a discriminator. Where it maps nothing, a case is named like its component.</summary>
    private static Dictionary<string, Schema>? UnionIn(Schema schema)
    {
        if (Layers(schema).FirstOrDefault(layer => layer.Discriminator is not null) is not { } union)
            return null;

        return union.Mapped.Count > 0 ? union.Mapped.ToDictionary() : union.OneOf.ToDictionary(each => each.Label(""));
    }

    private static bool IsRefused(ObjectDeclaration @case) => @case.Members is [{ Value: ForbiddenDeclaration }];

    private static IEnumerable<(string Variant, MemberDeclaration Member)> Flattened(ObjectDeclaration declared, string variant) =>
        declared.Members.Select(member => (variant, member)).Concat(
            from each in declared.Variants
            from choice in each.Cases.Select(pair => (Name: $"({each.Discriminator}={pair.Key})", Declared: pair.Value))
                .Concat(each.Otherwise is { } otherwise ? [(Name: "", Declared: otherwise)] : [])
            from member in Flattened(choice.Declared, variant + choice.Name)
            select member);

    private static IEnumerable<Schema> Layers(Schema schema) => [schema.Target, .. schema.Target.AllOf.SelectMany(Layers)];

    private static string KindOf(ValueDeclaration declared) => declared switch
    {
        TextDeclaration => "string",
        NumberDeclaration { IsInteger: true } => "integer",
        NumberDeclaration => "number",
        BooleanDeclaration => "boolean",
        ArrayDeclaration => "array",
        _ => "object",
    };

    private static string KindOf(Schema schema) => schema.Kind() ?? "anything";
}
