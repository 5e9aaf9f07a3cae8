namespace SunshineConversations.Emulator;

/// <summary>Short names, so that a declaration reads like a table.</summary>
internal static class Declare
{
    /// <summary>Custom properties, which almost every resource has.</summary>
    public static readonly FreeObjectDeclaration Metadata = new() { IsFlat = true, MaxBytes = 4096, IsNullable = true };

    public static TextDeclaration Text(int? min = null, int? max = null) => new() { MinLength = min, MaxLength = max };

    public static TextDeclaration Uri(int? min = null, int? max = null) => new() { MinLength = min, MaxLength = max, Format = TextFormat.Uri };

    public static TextDeclaration Email(int? min = null, int? max = null) => new() { MinLength = min, MaxLength = max, Format = TextFormat.Email };

    public static TextDeclaration Timestamp() => new() { Format = TextFormat.Timestamp };

    public static TextDeclaration OneOf(params IReadOnlyList<string> values) => new() { Values = values };

    public static NumberDeclaration Integer(int? min = null, int? max = null) => new() { IsInteger = true, Minimum = min, Maximum = max };

    public static NumberDeclaration Number() => new();

    public static BooleanDeclaration Flag() => new();

    public static FreeObjectDeclaration FreeObject() => new();

    public static ForbiddenDeclaration Forbidden(string reason) => new(reason);

    public static ArrayDeclaration ArrayOf(ValueDeclaration items, int? min = null, int? max = null) => new(items) { MinItems = min, MaxItems = max };

    public static ObjectDeclaration Object(params IReadOnlyList<MemberDeclaration> members) => new(members);

    /// <summary>A union by <c>type</c>. The cases do not declare the discriminator themselves.</summary>
    public static ObjectDeclaration Union(params IReadOnlyList<(string Type, ObjectDeclaration Case)> cases) =>
        new([Required("type", OneOf([.. cases.Select(each => each.Type)]))])
        {
            Variants = [new VariantDeclaration("type", cases.ToDictionary(each => each.Type, each => each.Case))],
        };

    /// <summary>The same union with only some accepted cases.</summary>
    public static ObjectDeclaration Only(this ObjectDeclaration union, string reason, params IReadOnlyList<string> types)
    {
        VariantDeclaration variant = union.Variants.Single();
        return union with
        {
            Variants =
            [
                variant with
                {
                    Cases = variant.Cases.ToDictionary(
                        each => each.Key,
                        each => types.Contains(each.Key) ? each.Value : Object(Optional(variant.Discriminator, Forbidden(reason)))),
                },
            ],
        };
    }

    public static MemberDeclaration Required(string name, ValueDeclaration value) => new(name, value, IsRequired: true);

    public static MemberDeclaration Optional(string name, ValueDeclaration value) => new(name, value, IsRequired: false);

    public static MemberDeclaration ReadOnly(string name, ValueDeclaration value) => new(name, value, IsRequired: false) { IsReadOnly = true };

    public static MemberDeclaration WriteOnly(string name, ValueDeclaration value) => new(name, value, IsRequired: false) { IsWriteOnly = true };

    public static T Nullable<T>(this T value)
        where T : ValueDeclaration => value with { IsNullable = true };

    public static ObjectDeclaration With(this ObjectDeclaration value, GroupRule rule, params IReadOnlyList<string> names) =>
        value with { Groups = [.. value.Groups, new MemberGroup(rule, names)] };

    public static ObjectDeclaration With(this ObjectDeclaration value, VariantDeclaration variant) =>
        value with { Variants = [.. value.Variants, variant] };
}
