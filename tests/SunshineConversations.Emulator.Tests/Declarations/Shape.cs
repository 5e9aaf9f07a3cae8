namespace SunshineConversations.Emulator.Tests.Declarations;

/// <summary>An object declaration with one case chosen for each of its variants.</summary>
/// <param name="Members">Its members. Where a case declares a member again, the case's declaration.</param>
/// <param name="Groups">The groups of the object and of the cases.</param>
/// <param name="Fixed">The value of each discriminator, by its path.</param>
internal sealed record Shape(IReadOnlyList<MemberDeclaration> Members, IReadOnlyList<MemberGroup> Groups, IReadOnlyDictionary<string, string> Fixed)
{
    public string Name => Fixed.Count == 0 ? "the object" : string.Join(", ", Fixed.Select(each => $"{each.Key} {each.Value}"));

    public static IEnumerable<Shape> Of(ObjectDeclaration declaration)
    {
        IEnumerable<Shape> shapes = [new(declaration.Members, declaration.Groups, new Dictionary<string, string>())];
        foreach (VariantDeclaration variant in declaration.Variants)
            shapes = shapes.SelectMany(shape => Choices(declaration, variant).Select(choice => shape.And(variant.Discriminator, choice.Value, choice.Case)));

        return shapes;
    }

    /// <summary>The smallest valid object; null if every object of this shape is refused.</summary>
    public JsonObject? Fewest(DeclaredSamples samples)
    {
        if (Fixed.Keys.Any(path => Members.Any(member => member.Name == path && member.Value is ForbiddenDeclaration)))
            return null;

        var value = new JsonObject();
        foreach (MemberDeclaration member in Members.Where(member => member.IsRequired || IsFirstOfGroup(member.Name) || Fixed.Keys.Any(path => path == member.Name)))
            value[member.Name] = Choose(samples.Valid(member.Value, member.Name), member.Name)?.DeepClone();

        return value;
    }

    /// <summary>An object of a shape that is refused.</summary>
    public JsonObject Refused() => [.. Fixed.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(each.Value)))];

    /// <summary>Whether a discriminator decides on the member.</summary>
    public bool IsFixed(string name) => Fixed.Keys.Any(path => path.Split('.')[0] == name);

    /// <summary>Whether the member can join those that are there.</summary>
    public bool Allows(JsonObject value, string name) =>
        Members.Single(member => member.Name == name).Value is not ForbiddenDeclaration
        && !IsFixed(name)
        && !Groups.Any(group => group.Rule is not GroupRule.AtLeastOne && group.Names.Contains(name) && group.Names.Any(value.ContainsKey));

    /// <summary>Sets a member, in place of those that it excludes.</summary>
    public void Replace(JsonObject value, string name, JsonNode? member)
    {
        foreach (string excluded in Groups.Where(group => group.Rule is not GroupRule.AtLeastOne && group.Names.Contains(name)).SelectMany(group => group.Names))
            value.Remove(excluded);

        value[name] = member?.DeepClone();
    }

    private static IEnumerable<(string? Value, ObjectDeclaration? Case)> Choices(ObjectDeclaration declaration, VariantDeclaration variant)
    {
        foreach ((string value, ObjectDeclaration each) in variant.Cases)
            yield return (value, each);

        // Another value of the discriminator, if the declaration knows one that has no case, or none.
        string[] values = ValuesOf(declaration, variant.Discriminator.Split('.'));
        string[] others = [.. values.Except(variant.Cases.Keys)];
        if (others.Length > 0)
            yield return (others[0], variant.Otherwise);
        else if (values.Length == 0)
            yield return (null, variant.Otherwise);
    }

    private static string[] ValuesOf(ObjectDeclaration declaration, ReadOnlySpan<string> path)
    {
        string name = path[0];
        return declaration.Members.Single(member => member.Name == name).Value switch
        {
            ObjectDeclaration inner => ValuesOf(inner, path[1..]),
            TextDeclaration text => [.. text.Values],
            _ => [],
        };
    }

    private Shape And(string discriminator, string? value, ObjectDeclaration? choice)
    {
        IReadOnlyList<MemberDeclaration> added = choice?.Members ?? [];
        return new Shape(
            [.. Members.Where(member => added.All(other => other.Name != member.Name)), .. added.Select(Merge)],
            [.. Groups, .. choice?.Groups ?? []],
            value is null ? Fixed : new Dictionary<string, string>(Fixed) { [discriminator] = value });

        // A member that both declare is required if either says so.
        MemberDeclaration Merge(MemberDeclaration member) =>
            member with { IsRequired = member.IsRequired || Members.Any(other => other.Name == member.Name && other.IsRequired) };
    }

    private bool IsFirstOfGroup(string name) => Groups.Any(group => group.Rule is not GroupRule.AtMostOne && group.Names[0] == name);

    /// <summary>The first value that has the right discriminator.</summary>
    private JsonNode? Choose(IEnumerable<Sample> values, string name)
    {
        foreach ((string path, string wanted) in Fixed)
        {
            if (path == name)
                return wanted;

            if (path.Split('.') is [string outer, string inner] && outer == name)
                return values.First(value => (string?)value.Value![inner] == wanted).Value;
        }

        return values.First().Value;
    }
}
