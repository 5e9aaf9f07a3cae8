namespace SunshineConversations.Emulator.Tests.Declarations;

/// <summary>A value, and what is special about it.</summary>
internal sealed record Sample(string What, JsonNode? Value);

/// <summary>Derives valid and invalid JSON from a declaration.</summary>
/// <param name="known">Values for members that must name something existing, by the name of the member.</param>
internal sealed class DeclaredSamples(IReadOnlyDictionary<string, string> known)
{
    /// <summary>Valid values: for an object, each variant once with as few and once with as many members as possible.</summary>
    public IEnumerable<Sample> Valid(ValueDeclaration declaration, string name = "") => declaration switch
    {
        TextDeclaration text => Texts(text, name),
        NumberDeclaration number => [new("a number", number.Minimum ?? 0), new("the greatest number", number.Maximum ?? 1_000_000)],
        BooleanDeclaration => [new("false", false), new("true", true)],
        ArrayDeclaration array => Arrays(array, name),
        FreeObjectDeclaration => [new("an empty object", new JsonObject()), new("a free object", new JsonObject { ["a.b"] = "x", ["c"] = 1.5, ["d"] = true })],
        ObjectDeclaration known => Shape.Of(known).SelectMany(Objects),
        _ => [],
    };

    /// <summary>Values that break exactly one rule.</summary>
    public IEnumerable<Sample> Invalid(ValueDeclaration declaration, string name = "") =>
        WrongKinds(declaration).Concat(declaration switch
        {
            TextDeclaration text => InvalidTexts(text, name),
            NumberDeclaration number => InvalidNumbers(number),
            ArrayDeclaration array => InvalidArrays(array, name),
            FreeObjectDeclaration free => InvalidFreeObjects(free),
            ObjectDeclaration known => Shape.Of(known).SelectMany(InvalidObjects),
            _ => [],
        });

    private static IEnumerable<Sample> WrongKinds(ValueDeclaration declaration)
    {
        if (declaration is not TextDeclaration)
            yield return new("text", "x");

        if (declaration is not NumberDeclaration)
            yield return new("a number", 7);

        if (declaration is not BooleanDeclaration)
            yield return new("true", true);

        if (declaration is not ArrayDeclaration)
            yield return new("an array", new JsonArray());

        if (declaration is not (ObjectDeclaration or FreeObjectDeclaration))
            yield return new("an object", new JsonObject());

        if (!declaration.IsNullable)
            yield return new("null", null);
    }

    private IEnumerable<Sample> Texts(TextDeclaration declaration, string name)
    {
        if (known.TryGetValue(name, out string? value))
            return [new("known", value)];

        if (declaration.Values.Count > 0)
            return declaration.Values.Select(value => new Sample(value, value));

        int min = declaration.MinLength ?? 0;
        return declaration.Format switch
        {
            TextFormat.Uri => [new("a URI", "https://example.com/a.png"), new("the longest URI", Uri(declaration.MaxLength ?? 100))],
            TextFormat.Email => [new("an email address", "ann+1@example.com")],
            TextFormat.Name => [new("a name", "a-B_1"), new("the longest name", new string('x', declaration.MaxLength ?? 100))],
            TextFormat.Timestamp => [new("a timestamp", "2026-11-24T08:30:15.123Z"), new("a timestamp without milliseconds", "2026-11-24T08:30:15Z")],
            _ => [new("the shortest text", new string('x', min)), new("the longest text", string.Concat(Enumerable.Repeat("👟", declaration.MaxLength ?? 100)))],
        };
    }

    private static IEnumerable<Sample> InvalidTexts(TextDeclaration declaration, string name)
    {
        if (declaration.MinLength is > 0 and { } min)
            yield return new("too short", new string('x', min - 1));

        if (declaration.MaxLength is { } max)
            yield return new("too long", declaration.Format is TextFormat.Uri ? Uri(max + 1) : new string('x', max + 1));

        if (declaration.Values.Count > 0)
            yield return new($"no value of {name}", declaration.Values[0] + "x");

        if (declaration.Format is not TextFormat.Any)
            yield return new($"no {declaration.Format}", "example.com/a.png");
    }

    private static IEnumerable<Sample> InvalidNumbers(NumberDeclaration declaration)
    {
        if (declaration.IsInteger)
            yield return new("a fraction", (declaration.Minimum ?? 0) + 0.5);

        if (declaration.Minimum is { } min)
            yield return new("too small", min - 1);

        if (declaration.Maximum is { } max)
            yield return new("too great", max + 1);
    }

    private IEnumerable<Sample> Arrays(ArrayDeclaration declaration, string name)
    {
        Sample[] items = [.. Valid(declaration.Items, name)];
        yield return new("the fewest items", ArrayOf(items[0], declaration.MinItems ?? 0));
        yield return new("the most items", ArrayOf(items[^1], declaration.MaxItems ?? 3));

        foreach (Sample item in items)
            yield return new($"{item.What} as item", ArrayOf(item, 1));
    }

    private IEnumerable<Sample> InvalidArrays(ArrayDeclaration declaration, string name)
    {
        Sample item = Valid(declaration.Items, name).First();
        if (declaration.MinItems is > 0 and { } min)
            yield return new("too few items", ArrayOf(item, min - 1));

        if (declaration.MaxItems is { } max)
            yield return new("too many items", ArrayOf(item, max + 1));

        foreach (Sample invalid in Invalid(declaration.Items, name))
            yield return new($"{invalid.What} as item", ArrayOf(invalid, 1));
    }

    private static IEnumerable<Sample> InvalidFreeObjects(FreeObjectDeclaration declaration)
    {
        if (declaration.IsFlat)
        {
            foreach (JsonNode? value in (JsonNode?[])[null, new JsonObject(), new JsonArray(1)])
                yield return new($"{value?.ToJsonString() ?? "null"} inside", new JsonObject { ["a"] = value });
        }

        if (declaration.MaxBytes is { } max)
            yield return new("too large", new JsonObject { ["a"] = new string('x', max - """{"a":""}""".Length + 1) });
    }

    private IEnumerable<Sample> Objects(Shape shape)
    {
        if (shape.Fewest(this) is { } fewest)
        {
            yield return new($"{shape.Name} with the fewest members", fewest);

            // Whatever else is there is tolerated.
            JsonObject most = Clone(fewest);
            most["undeclared"] = new JsonArray(1);
            foreach (MemberDeclaration member in shape.Members.Where(member => !most.ContainsKey(member.Name) && shape.Allows(most, member.Name)))
                most[member.Name] = member.IsReadOnly ? new JsonArray("whatever") : Valid(member.Value, member.Name).LastOrDefault()?.Value?.DeepClone();

            yield return new($"{shape.Name} with the most members", most);
            foreach (MemberDeclaration member in shape.Members.Where(member => !member.IsReadOnly && !shape.IsFixed(member.Name)))
            {
                foreach (Sample value in Valid(member.Value, member.Name))
                {
                    JsonObject one = Clone(fewest);
                    shape.Replace(one, member.Name, value.Value);
                    yield return new($"{shape.Name}: {member.Name}: {value.What}", one);
                }

                if (member.Value.IsNullable)
                    yield return new($"{shape.Name}: {member.Name}: null", With(fewest, member.Name, null));
            }
        }
    }

    private IEnumerable<Sample> InvalidObjects(Shape shape)
    {
        if (shape.Fewest(this) is not { } fewest)
        {
            yield return new($"{shape.Name}, which is refused", shape.Refused());
            yield break;
        }

        foreach (MemberDeclaration member in shape.Members.Where(member => !member.IsReadOnly))
        {
            if (member.IsRequired)
                yield return new($"{shape.Name} without {member.Name}", Without(fewest, member.Name));

            if (member.Value is ForbiddenDeclaration)
            {
                yield return new($"{shape.Name} with {member.Name}", With(fewest, member.Name, new JsonObject()));
                continue;
            }

            foreach (Sample invalid in Invalid(member.Value, member.Name))
            {
                JsonObject one = Clone(fewest);
                shape.Replace(one, member.Name, invalid.Value);
                yield return new($"{shape.Name}: {member.Name}: {invalid.What}", one);
            }
        }

        foreach (MemberGroup group in shape.Groups)
        {
            if (group.Rule is GroupRule.ExactlyOne or GroupRule.AtLeastOne)
                yield return new($"{shape.Name} with none of {string.Join(", ", group.Names)}", Without(fewest, [.. group.Names]));

            if (group.Rule is GroupRule.ExactlyOne or GroupRule.AtMostOne)
            {
                JsonObject two = Clone(fewest);
                foreach (string name in group.Names.Take(2))
                    two[name] = Valid(shape.Members.Single(member => member.Name == name).Value, name).First().Value?.DeepClone();

                yield return new($"{shape.Name} with two of {string.Join(", ", group.Names)}", two);
            }
        }
    }

    private static string Uri(int length) => "https://example.com/".PadRight(length, 'x');

    private static JsonArray ArrayOf(Sample item, int count) => [.. Enumerable.Range(0, count).Select(_ => item.Value?.DeepClone())];

    private static JsonObject Clone(JsonObject value) => value.DeepClone().AsObject();

    private static JsonObject With(JsonObject value, string name, JsonNode? member)
    {
        JsonObject copy = Clone(value);
        copy[name] = member?.DeepClone();
        return copy;
    }

    private static JsonObject Without(JsonObject value, params IEnumerable<string> names)
    {
        JsonObject copy = Clone(value);
        foreach (string name in names)
            copy.Remove(name);

        return copy;
    }
}
