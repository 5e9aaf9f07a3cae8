namespace SunshineConversations.Emulator;

/// <summary>
/// Declares a valid JSON value of a request. Declarations are data: <see cref="RequestValidator"/> checks requests against
/// them, and the contract tests compare them with the official description.
/// </summary>
internal abstract record ValueDeclaration
{
    /// <summary>Whether JSON null is accepted too.</summary>
    public bool IsNullable { get; init; }
}

/// <summary>A string.</summary>
internal sealed record TextDeclaration : ValueDeclaration
{
    /// <summary>The minimum number of characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The maximum number of characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The values of a closed enumeration; empty if any string is accepted.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public TextFormat Format { get; init; }
}

/// <summary>The format of a string.</summary>
internal enum TextFormat
{
    Any,

    /// <summary>An absolute URI.</summary>
    Uri,

    Email,

    /// <summary>Letters, digits, - and _.</summary>
    Name,

    /// <summary>A date and time of ISO 8601, in UTC.</summary>
    Timestamp,
}

/// <summary>A number.</summary>
internal sealed record NumberDeclaration : ValueDeclaration
{
    public bool IsInteger { get; init; }

    public int? Minimum { get; init; }

    public int? Maximum { get; init; }
}

/// <summary>true or false.</summary>
internal sealed record BooleanDeclaration : ValueDeclaration;

/// <summary>An array whose items are all of one declaration.</summary>
internal sealed record ArrayDeclaration(ValueDeclaration Items) : ValueDeclaration
{
    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>An object with free members.</summary>
internal sealed record FreeObjectDeclaration : ValueDeclaration
{
    /// <summary>Whether the members may only be strings, numbers and booleans.</summary>
    public bool IsFlat { get; init; }

    /// <summary>The maximum size in bytes of UTF-8 in the shortest form: no white space, no needless escapes.</summary>
    public int? MaxBytes { get; init; }
}

/// <summary>A value that is rejected whenever it is present.</summary>
/// <param name="Reason">The end of the sentence that begins with the path of the member.</param>
internal sealed record ForbiddenDeclaration(string Reason) : ValueDeclaration;

/// <summary>An object with known members. Members that are not declared are tolerated and dropped.</summary>
internal sealed record ObjectDeclaration(IReadOnlyList<MemberDeclaration> Members) : ValueDeclaration
{
    public IReadOnlyList<MemberGroup> Groups { get; init; } = [];

    /// <summary>Additional declarations, depending on the value of a discriminator.</summary>
    public IReadOnlyList<VariantDeclaration> Variants { get; init; } = [];
}

/// <summary>One member of an object.</summary>
internal sealed record MemberDeclaration(string Name, ValueDeclaration Value, bool IsRequired)
{
    /// <summary>Accepted in a request with any value, and dropped.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Checked in a request, and not part of the resource that it creates.</summary>
    public bool IsWriteOnly { get; init; }
}

/// <summary>How many of several members must be present.</summary>
internal sealed record MemberGroup(GroupRule Rule, IReadOnlyList<string> Names);

internal enum GroupRule
{
    ExactlyOne,
    AtLeastOne,
    AtMostOne,
}

/// <summary>
/// Additional declarations for the same object; the value of a discriminator selects one: those of a union by
/// <c>type</c>, for instance.
/// </summary>
/// <param name="Discriminator">The path of a string inside the object: <c>type</c>, <c>author.type</c>.</param>
/// <param name="Cases">The declaration for each value of the discriminator.</param>
/// <param name="Otherwise">The declaration for every other value and for none; null if nothing more is required then.</param>
internal sealed record VariantDeclaration(
    string Discriminator,
    IReadOnlyDictionary<string, ObjectDeclaration> Cases,
    ObjectDeclaration? Otherwise = null);
