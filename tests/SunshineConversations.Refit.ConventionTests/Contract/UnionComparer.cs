namespace SunshineConversations.ConventionTests.Contract;

/// <summary>
/// Compares the cases of a union with those of the description. One union of the library may represent several of the
/// description that share cases, so that a case which none of them has is known only at the end.
/// </summary>
internal sealed class UnionComparer(List<string> lines)
{
    private readonly Dictionary<Type, (string Label, HashSet<Type> Documented)> _unions = [];

    /// <summary>Pairs each documented case with the class for it.</summary>
    /// <returns>The pairs, whose members are then compared.</returns>
    public IEnumerable<(Schema Schema, Type Case)> Pair(Schema schema, Union union, string label)
    {
        if (!_unions.TryGetValue(union.Base, out (string Label, HashSet<Type> Documented) known))
            _unions.Add(union.Base, known = (label, []));

        var pairs = new List<(Schema, Type)>();
        foreach (Schema alternative in schema.Alternatives())
        {
            string name = alternative.Label("object");
            string[] discriminators = union.HasDiscriminator ? Discriminators(schema, alternative) : [name];
            if (discriminators.Length == 0)
                lines.Add($"{label}: the case {name} has no discriminator in the description");

            foreach (string discriminator in discriminators)
            {
                Type? @case = union.Cases.FirstOrDefault(@case => union.HasDiscriminator ? Union.DiscriminatorOf(@case) == discriminator : IsNamedAfter(name, @case));
                if (@case is null)
                {
                    lines.Add($"{label}: the case {discriminator} is in the description but not of {union.Base.Name}");
                    continue;
                }

                known.Documented.Add(@case);
                pairs.Add((alternative, @case));
            }
        }

        return pairs;
    }

    public void TellUndocumentedCases()
    {
        foreach ((Type union, (string label, HashSet<Type> documented)) in _unions)
        {
            foreach (Type @case in Union.Of(union)!.Cases.Except(documented))
                lines.Add($"{label}: the case {Union.DiscriminatorOf(@case) ?? "without a discriminator"} ({@case.Name}) is of {union.Name} but not in the description");
        }
    }

    /// <summary>The value in the mapping; without one, the only value of the discriminator, or the title of a webhook event.</summary>
    private static string[] Discriminators(Schema union, Schema alternative)
    {
        string[] mapped = [.. MappingOf(union).Where(@case => @case.Value == alternative.Reference).Select(@case => @case.Key)];
        if (mapped.Length > 0)
            return mapped;

        Schema[] discriminator = [.. alternative.Members().Where(member => member.Key == Union.Discriminator).Select(member => member.Value)];
        string? value = discriminator.Select(OnlyValueOf).LastOrDefault(value => value is not null)
            ?? alternative.Target.Title
            ?? Slips.Discriminators.GetValueOrDefault(alternative.Reference ?? "");
        return value is null ? [] : [value];
    }

    private static string? OnlyValueOf(Schema discriminator) =>
        discriminator.EnumValues() is [var only] ? only
        : discriminator.Target.Limits.TryGetValue("default", out var value) ? value.ToString()
        : null;

    private static IReadOnlyDictionary<string, string> MappingOf(Schema schema) =>
        schema.Target.Discriminator?.Mapping
        ?? (schema.Target.AllOf is [var only] ? MappingOf(only) : new Dictionary<string, string>());

    /// <summary><c>whatsAppUpdate</c> is <c>WhatsAppIntegrationUpdate</c>: the class has each word of the schema in its name.</summary>
    private static bool IsNamedAfter(string schema, Type @case) => Words(schema).All(Words(@case.Name).Contains);

    private static string[] Words(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || char.IsAsciiLetterUpper(name[i]))
            {
                words.Add(name[start..i].ToUpperInvariant());
                start = i;
            }
        }

        return [.. words];
    }
}
