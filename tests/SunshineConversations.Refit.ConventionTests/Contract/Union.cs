using System.Text.Json.Serialization;

namespace SunshineConversations.ConventionTests.Contract;

/// <summary>
/// A union of the library: an abstract class whose cases are the classes of its assembly that derive from it. Its
/// converter, <c>UnionConverter&lt;Base&gt;</c>, chooses the case by the discriminator, which each case returns in
/// <c>Type</c>. An abstract class without that converter is a plain hierarchy, which is only sent.
/// </summary>
internal sealed class Union
{
    private const string ConverterName = "UnionConverter`1";
    private const string UnknownPrefix = "Unknown";

    private Union(Type type, bool hasDiscriminator)
    {
        Base = type;
        HasDiscriminator = hasDiscriminator;
        Type[] classes = [.. type.Assembly.GetTypes().Where(type.IsAssignableFrom).Where(other => !other.IsAbstract).OrderBy(other => other.Name, StringComparer.Ordinal)];
        Unknown = [.. classes.Where(IsUnknown)];
        Cases = [.. classes.Where(@class => !IsUnknown(@class))];
    }

    /// <summary>The name of the discriminator in every union of the API.</summary>
    public const string Discriminator = "type";

    public Type Base { get; }

    public bool HasDiscriminator { get; }

    /// <summary>Every case but the unknown one.</summary>
    public IReadOnlyList<Type> Cases { get; }

    /// <summary>The case that keeps what the library does not know: one, unless the union breaks the rules.</summary>
    public IReadOnlyList<Type> Unknown { get; }

    /// <returns>The union; <see langword="null"/> where the type is not one.</returns>
    public static Union? Of(Type type)
    {
        if (!type.IsClass || !type.IsAbstract || type.IsSealed)
            return null;

        bool hasDiscriminator = type.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType is { IsGenericType: true, Name: ConverterName } converter
            && converter.GetGenericArguments()[0] == type;
        var union = new Union(type, hasDiscriminator);
        return union.Cases.Count + union.Unknown.Count > 0 ? union : null;
    }

    /// <summary>The discriminator of a case; <see langword="null"/> where it cannot be created or has none.</summary>
    public static string? DiscriminatorOf(Type @case) =>
        @case.GetConstructor([]) is { } constructor && @case.GetProperty("Type") is { } type ? type.GetValue(constructor.Invoke(null))?.ToString() : null;

    private static bool IsUnknown(Type @class) => @class.Name.StartsWith(UnknownPrefix, StringComparison.Ordinal);
}
